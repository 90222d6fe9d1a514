"""The reports as CSV: GET /reports/package-sales.csv and /reports/package-usage.csv."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS, Principal, require
from gql_packages.errors import Refusal, RequestError
from gql_packages.resolvers.context import RequestContext
from gql_packages.web.spreadsheet import Column, Sheet
