"""What the clock does to allowances."""

from procrastinate.contrib.django import app

from chancery.kernel.identity import allowances


@app.periodic(cron="41 * * * *")
@app.task(name="identity.forget_allowances", queueing_lock="identity.forget_allowances")
def forget_allowances(timestamp: int) -> None:
    """Each hour, remove the rows that no longer limit anybody."""
    allowances.forget_full()
