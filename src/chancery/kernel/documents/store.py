"""Where are bytes kept? Under the SHA-256 of what they are: in a folder, or in a bucket that speaks S3."""

import os
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import boto3
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from chancery.kernel.base.errors import Unavailable


class StoreUnavailable(Unavailable):
    """The object store does not answer."""

    code = "store_unavailable"
    sentence = "El archivo de documentos no responde en este momento. No se perdió nada de lo que envió."


class Store(Protocol):
    """What every store can do. `put` is idempotent: the same bytes have the same name."""

    def put(self, content: bytes) -> str: ...

    def get(self, name: str) -> bytes: ...

    def exists(self, name: str) -> bool: ...


class FolderStore:
    """Files in a folder, two levels deep; each is complete and on the disk before it has its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        path = self._path(name)
        if path.exists():
            return name
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
        return name

    def get(self, name: str) -> bytes:
        return self._path(name).read_bytes()

    def exists(self, name: str) -> bool:
        return self._path(name).exists()

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:4] / name


class BucketStore:
    """Objects in a bucket. Credentials come from the environment, as the S3 client's own."""

    def __init__(self, bucket: str, endpoint: str | None, region: str) -> None:
        self.bucket = bucket
        self.client = boto3.client("s3", endpoint_url=endpoint, region_name=region)

    def put(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        if not self.exists(name):
            try:
                self.client.put_object(Bucket=self.bucket, Key=name, Body=content)
            except (BotoCoreError, ClientError) as error:
                raise StoreUnavailable from error
        return name

    def get(self, name: str) -> bytes:
        try:
            body: bytes = self.client.get_object(Bucket=self.bucket, Key=name)["Body"].read()
        except (BotoCoreError, ClientError) as error:
            raise StoreUnavailable from error
        return body

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
