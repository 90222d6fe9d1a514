"""Each model says what its table is: the same columns, in the same types, null where it may be."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from tortoise import Model, fields

from gql_packages import models
from gql_packages.database.connect import connected
from gql_packages.models.tenant import TenantModel
from tests.conftest import DatabaseUrls

#: What a column of each kind of field is in Postgres.
TYPES: dict[type[object], str] = {
    fields.UUIDField: "uuid",
    fields.TextField: "text",
    fields.BigIntField: "bigint",
    fields.IntField: "integer",
    fields.BooleanField: "boolean",
    fields.DatetimeField: "timestamp with time zone",
    fields.DateField: "date",
    fields.BinaryField: "bytea",
}

Columns = dict[str, tuple[str, bool]]

_COLUMNS = """
SELECT column_name, data_type, is_nullable = 'YES' FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'
"""


def every_model() -> Iterator[type[Model]]:
    for module in pkgutil.iter_modules(models.__path__):
        found = importlib.import_module(f"{models.__name__}.{module.name}")
        yield from (
            value
            for value in vars(found).values()
            if isinstance(value, type)
            and issubclass(value, Model)
            and value.__module__ == found.__name__
            and not value._meta.abstract
        )


def type_of(field: fields.Field[object]) -> str:
    # A word of a closed list is text: the database holds the list in a check.
    if isinstance(field, fields.CharField):
        return "text"
    return next(name for kind, name in TYPES.items() if type(field) is kind)


def described(model: type[Model]) -> Columns:
    return {
        field.source_field or name: (type_of(field), field.null)
        for name, field in model._meta.fields_map.items()
    }


@pytest.mark.parametrize("model", list(every_model()), ids=lambda model: model.__name__)
async def test_a_model_has_the_columns_of_its_table(
    database_urls: DatabaseUrls, model: type[Model]
) -> None:
    async with connected(database_urls.owner) as connection:
        rows = await connection.fetch(_COLUMNS, model._meta.db_table)

    assert described(model) == {name: (data_type, null) for name, data_type, null in rows}


def test_every_model_but_the_clinic_belongs_to_a_clinic_and_has_no_relations() -> None:
    found = list(every_model())
    assert len(found) > 10
    for model in found:
        assert issubclass(model, TenantModel) or model._meta.db_table == "clinic"
        assert not (model._meta.fk_fields | model._meta.m2m_fields | model._meta.o2o_fields)
