"""Runs the blocks of a page of docs/ that is a walk, in order, against a service."""
import os
import re
import subprocess

from council import SOURCE, expect, program


def walk(council, folder, page):
    """How many blocks there were; every one of them must end well."""
    text = (SOURCE / "docs" / page).read_text()
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    script = "set -euo pipefail\n" + "\n".join(f"echo '-- block {n}'\n{block}" for n, block in enumerate(blocks, 1))
    env = {**os.environ, "URL": council.url, "ADMIN": council.admin, "STEWARD": council.steward(),
           "ADVISER": council.key("--kind", "staff", "--role", "adviser"), "HOUSING": council.adapter("housing"),
           "BENEFITS": council.adapter("benefits"), "MODEL": str(SOURCE / "config/match_model.json"),
           "GOVERNOR": council.key("--kind", "staff", "--role", "information-governance-officer"),
           "WORKER": council.key("--kind", "staff", "--role", "adult-social-worker"),
           "GUARDIAN": council.key("--kind", "staff", "--role", "caldicott-guardian"),
           "ACCOUNT": council.concord("account", "create", "walker", "--role", "account-administrator").strip(),
           "ADMINISTRATOR": council.key("--kind", "staff", "--role", "administrator"),
           "OFFICER": council.key("--kind", "staff", "--role", "information-governance-officer", "--purpose", "audit"),
           "AUDITOR": council.key("--kind", "staff", "--role", "auditor"),
           "CONCORD": f"{program('concord')} --config {council.config} --data-dir {council.data}"}
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=env, capture_output=True, text=True)
    expect(done.returncode == 0, f"a block failed:\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}")
    return len(blocks)
