"""One value of a column, as it stands in a backup: the same text whatever database it came from."""

import base64
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from .errors import BackupRefused

# Kinds of fields whose values JSON holds as they are.
PLAIN_KINDS = {
    *("AutoField", "BigAutoField", "SmallAutoField"),
    *("IntegerField", "BigIntegerField", "SmallIntegerField"),
    *("PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField"),
    *("BooleanField", "FloatField"),
    *("CharField", "TextField", "SlugField", "FileField", "FilePathField"),
    *("GenericIPAddressField",),
}


def encode(value, kind):
    """Return what JSON holds for a value that the database gave for a field of a Django `kind`.

    Times are in UTC. A JSON document is one text with sorted keys, because PostgreSQL keeps no
    order of keys; being a text, its `null` differs from no value at all.
    """
    if value is None:
        return None
    if kind == "JSONField":
        return canonical_json(value)
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    return value


def decoder(kind, ops):
    """Return a function from what JSON holds to what the database takes.

    `kind` is a Django field's internal type, `ops` the operations of the database's connection.
    Raises BackupRefused for a kind of field that a backup cannot hold.
    """
    if kind in PLAIN_KINDS or kind == "JSONField":
        return lambda value: value
    decoders = {
        "DateTimeField": lambda text: ops.adapt_datetimefield_value(datetime.fromisoformat(text)),
        "DateField": lambda text: ops.adapt_datefield_value(date.fromisoformat(text)),
        "TimeField": lambda text: ops.adapt_timefield_value(time.fromisoformat(text)),
        "DecimalField": lambda text: ops.adapt_decimalfield_value(Decimal(text)),
        "BinaryField": base64.b64decode,
        "UUIDField": UUID if ops.connection.features.has_native_uuid_field else _hexadecimal,
    }
    if kind not in decoders:
        raise BackupRefused(f"A backup cannot hold a {kind}. Add it to clinic_site/backups.")
    decode = decoders[kind]
    return lambda value: None if value is None else decode(value)


def canonical_json(text):
    """Return a JSON document in the one form that both databases lead to.

    PostgreSQL keeps 1e+16 as 10000000000000000, so a whole number with an exponent is one here.
    """
    document = json.loads(text, parse_float=_number)
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _number(text):
    exact = Decimal(text)
    if "e" in text.lower() and exact == exact.to_integral_value():
        return int(exact)
    return float(text)


def _hexadecimal(text):
    return UUID(text).hex
