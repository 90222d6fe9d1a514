"""What `deploy/` and `.env.example` name exists, and the tools that read it take it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate  # type: ignore[import-untyped]
import pytest
import yaml

from gql_packages.server.graceful_server import LINGER_SECONDS
from gql_packages.server.run import GRACE
from gql_packages.settings import Settings
from tests.cli_and_server.test_compose import ROOT, VARIABLES, assert_is_command

DEPLOY = ROOT / "deploy"
RESOURCES: dict[str, dict[str, Any]] = {
    each["kind"]: each for each in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())
}
UNIT = DEPLOY / "gql-packages.service"


@pytest.mark.parametrize("kind", RESOURCES)
def test_kubernetes_knows_every_field(kind: str) -> None:
    kubernetes_validate.validate(RESOURCES[kind], kubernetes_validate.latest_version(), strict=True)


def test_a_field_that_kubernetes_does_not_know_is_found() -> None:
    wrong = {**RESOURCES["Service"], "spec": {"selectors": {}}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, kubernetes_validate.latest_version(), strict=True)


def test_what_runs_in_kubernetes_is_there() -> None:
    [migration], [serving] = (
        RESOURCES[kind]["spec"]["template"]["spec"]["containers"] for kind in ("Job", "Deployment")
    )
    settings = RESOURCES["ConfigMap"]["data"]

    assert_is_command(migration["args"])
    assert_is_command(serving["args"])
    assert settings.keys() | {each["name"] for each in serving["env"]} <= VARIABLES
    assert {port["name"]: str(port["containerPort"]) for port in serving["ports"]} == {
        "http": str(Settings.model_fields["port"].default),
        "metrics": settings["METRICS_PORT"],
    }
    # The owner's password is in the secret, of which the application gets one key.
    assert all("secretRef" not in each for each in serving["envFrom"])


def test_running_requests_may_finish_before_kubernetes_or_systemd_end_it() -> None:
    pod = RESOURCES["Deployment"]["spec"]["template"]["spec"]
    drain = float(RESOURCES["ConfigMap"]["data"]["DRAIN_SECONDS"])
    [stop] = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT.read_text(), re.MULTILINE)
    needed = LINGER_SECONDS + GRACE

    assert pod["terminationGracePeriodSeconds"] > drain + needed
    assert int(stop) > Settings.model_fields["drain_seconds"].default + needed


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("gql-packages")
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/usr/local/bin/gql-packages", str(command)))

    found = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )

    assert [line for line in found.stderr.splitlines() if UNIT.name in line] == []
    [words] = re.findall(r"^ExecStart=\S+ (.+)$", UNIT.read_text(), re.MULTILINE)
    assert_is_command(words.split())


def test_every_variable_of_the_example_is_a_setting() -> None:
    names = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert len(names) > 10
    assert set(names) <= VARIABLES
