"""The programs in TypeScript that a paper shows in parts: compiled strictly, and run."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.npm import install, run

CLIENT = Path(__file__).parents[2] / "clients" / "typescript"

#: Between what two parts write.
MARK = "--- the next part ---"


def run_program(
    folder: Path, name: str, parts: Sequence[str], settings: Mapping[str, str]
) -> list[str]:
    """What each part of the program writes, once it has compiled under the client's own settings.

    It finds the client as one who has installed it, beside all that the client is tested with.
    """
    install_client(folder)
    (folder / "package.json").write_text('{"name": "paper", "type": "module"}\n')
    options = json.loads((CLIENT / "tsconfig.json").read_text())["compilerOptions"]
    options |= {"rootDir": ".", "outDir": "built", "declaration": False}
    # The types of other packages are theirs; those of the client are checked where it is built.
    options |= {"skipLibCheck": True}
    options |= {"typeRoots": [str(CLIENT / "node_modules" / "@types")], "types": ["node"]}
    (folder / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": options, "include": ["*.ts"]})
    )
    (folder / name).write_text(f'\nconsole.log("{MARK}");\n'.join(parts))
    run(folder, str(CLIENT / "node_modules" / ".bin" / "tsc"), "--project", ".")
    written = run(folder, "node", str(Path("built") / name).replace(".ts", ".js"), **settings)
    return [part.removeprefix("\n") for part in written.split(f"{MARK}\n")]


def install_client(folder: Path) -> None:
    """Have the client in the folder's node_modules, with all that it is tested with."""
    modules = folder / "node_modules"
    if modules.exists():
        return
    install(CLIENT)
    run(CLIENT, "npm", "run", "build")
    modules.mkdir()
    for package in (CLIENT / "node_modules").iterdir():
        if package.name == ".bin" or not package.name.startswith("."):
            (modules / package.name).symlink_to(package)
    (modules / "gql-packages-client").symlink_to(CLIENT)
