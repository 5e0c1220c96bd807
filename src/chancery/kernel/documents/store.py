"""Where are bytes kept? Under the SHA-256 of what they are: in a folder, or in a bucket that speaks S3."""

import logging
import os
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from chancery.kernel.base import site
from chancery.kernel.base.errors import Unavailable

_log = logging.getLogger(__name__)
_PATIENCE = Config(connect_timeout=3, read_timeout=20, retries={"max_attempts": 2, "mode": "standard"})


class StoreUnavailable(Unavailable):
    """The object store does not answer."""

    code = "store_unavailable"
    sentence = "El archivo de documentos no responde en este momento. No se perdió nada de lo que envió."


class Store(Protocol):
    """What every store can do. `put` is idempotent: the same bytes have the same name.

    What is removed again stays away. Parts of a file that is still coming in stand apart, by upload and offset: written
    again they are replaced. Every method raises `StoreUnavailable`, also where a file is gone.
    """

    def put(self, content: bytes) -> str: ...

    def get(self, name: str) -> bytes: ...

    def exists(self, name: str) -> bool: ...

    def remove(self, name: str) -> None: ...

    def write_part(self, upload: UUID, offset: int, content: bytes) -> None: ...

    def read_part(self, upload: UUID, offset: int) -> bytes: ...

    def remove_part(self, upload: UUID, offset: int) -> None: ...


class FolderStore:
    """Files in a folder, two levels deep; each is complete and on the disk before it has its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        path = self._path(name)
        if not path.exists():
            self._write(path, content)
        return name

    def get(self, name: str) -> bytes:
        return self._read(self._path(name))

    def exists(self, name: str) -> bool:
        return self._path(name).exists()

    def remove(self, name: str) -> None:
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable from error

    def write_part(self, upload: UUID, offset: int, content: bytes) -> None:
        self._write(self._part(upload, offset), content)

    def read_part(self, upload: UUID, offset: int) -> bytes:
        return self._read(self._part(upload, offset))

    def remove_part(self, upload: UUID, offset: int) -> None:
        path = self._part(upload, offset)
        try:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # the last part takes the folder with it
                path.parent.rmdir()
        except OSError as error:
            raise StoreUnavailable from error

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise StoreUnavailable from error

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            _log.error("the store cannot read %s: %s", path.name, error.strerror)
            raise StoreUnavailable from error

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:4] / name

    def _part(self, upload: UUID, offset: int) -> Path:
        return self.folder / "parts" / str(upload) / str(offset)


class BucketStore:
    """Objects in a bucket. Credentials come from the environment, as the S3 client's own."""

    def __init__(self, bucket: str, endpoint: str | None, region: str) -> None:
        self.bucket = bucket
        self.client = boto3.client("s3", endpoint_url=endpoint, region_name=region, config=_PATIENCE)

    def put(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        if not self.exists(name):
            self._write(name, content)
        return name

    def get(self, name: str) -> bytes:
        return self._read(name)

    def exists(self, name: str) -> bool:
        try:
            self.client.head_object(Bucket=self.bucket, Key=name)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("404", "NoSuchKey"):
                return False
            raise StoreUnavailable from error
        except BotoCoreError as error:
            raise StoreUnavailable from error
        return True

    def write_part(self, upload: UUID, offset: int, content: bytes) -> None:
        self._write(self._part(upload, offset), content)

    def read_part(self, upload: UUID, offset: int) -> bytes:
        return self._read(self._part(upload, offset))

    def remove(self, name: str) -> None:
        try:
            self.client.delete_object(Bucket=self.bucket, Key=name)
        except (BotoCoreError, ClientError) as error:
            raise StoreUnavailable from error

    def remove_part(self, upload: UUID, offset: int) -> None:
        self.remove(self._part(upload, offset))

    def _write(self, key: str, content: bytes) -> None:
        try:
            self.client.put_object(Bucket=self.bucket, Key=key, Body=content)
        except (BotoCoreError, ClientError) as error:
            raise StoreUnavailable from error

    def _read(self, key: str) -> bytes:
        try:
            body: bytes = self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except (BotoCoreError, ClientError) as error:
            _log.error("the store cannot read %s: %s", key, type(error).__name__)
            raise StoreUnavailable from error
        return body

    def _part(self, upload: UUID, offset: int) -> str:
        return f"parts/{upload}/{offset}"


@cache
def open_store(url: str) -> Store:
    """The store at `file:///folder` or `s3://bucket?endpoint=…&region=…`."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return FolderStore(Path(parts.path))
    if parts.scheme == "s3":
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return BucketStore(parts.netloc, query.get("endpoint"), query.get("region", "us-east-1"))
    raise ValueError(f"no store speaks {parts.scheme}")


def store() -> Store:
    """The configured store."""
    return open_store(settings.STORE_URL)


class Fetch(Protocol):
    """How the bytes of a file come from Lima, by its name."""

    def __call__(self, name: str) -> bytes: ...


_from_lima: list[Fetch] = []


def fetch_from_lima_by(fetch: Fetch) -> None:
    """Say how a post's node comes by a file that stands in its rows and has not come with them."""
    _from_lima[:] = [fetch]


def read(name: str) -> bytes:
    """The bytes of a file that a row names; a post's node fetches it the first time that it is read, and keeps it.

    Raises `StoreUnavailable`, and what the fetching raises.
    """
    kept = store()
    if site.is_node() and _from_lima and not kept.exists(name):
        content = _from_lima[0](name)
        if sha256(content).hexdigest() != name:
            raise StoreUnavailable
        kept.put(content)
    return kept.get(name)
