// What pages gain where JavaScript runs; none of it is needed.
import { Button, Checkboxes, ErrorSummary, Radios, ServiceNavigation, SkipLink, createAll } from "govuk-frontend";
import { makeResumable } from "./resumable.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, Checkboxes, ErrorSummary, Radios, ServiceNavigation, SkipLink]) createAll(component);
for (const input of document.querySelectorAll("input[type=file][data-resumable]")) makeResumable(input);
