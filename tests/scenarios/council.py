"""What the scenario and process tests share: the programs, a service on free ports, and requests to it.

Each test is a program that gets the build folder and the source folder, works in a folder of its own, and
ends with 0 if everything held.
"""
import atexit
import json
import os
import pathlib
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from contract import contract_of

BUILD = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 2 else None
SOURCE = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
LONG = os.environ.get("CONCORD_LONG") == "1"


def program(name):
    return str(BUILD / "apps" / name)


def expect(held, said):
    """A check that says what did not hold."""
    if not held:
        raise AssertionError(said)


class Folder:
    """A temporary folder that is removed when all went well."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="concord-test-"))
        return self.path

    def __exit__(self, kind, value, trace):
        if kind is None:
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            print(f"kept for looking at: {self.path}", file=sys.stderr)


def run(*arguments, expect_code=0, env=None):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True,
                          env={**os.environ, **(env or {})})
    if done.returncode != expect_code:
        raise AssertionError(f"{' '.join(str(a) for a in arguments)} ended with {done.returncode}\n"
                             f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Council:
    """One data folder, its service and its command line."""

    def __init__(self, folder, settings=None, admin_scheme="http"):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.data = self.folder / "store"
        self.config = self.folder / "concord.conf"
        wanted = {"listen": "127.0.0.1:0", "admin_listen": "127.0.0.1:0",
                  "model": SOURCE / "config/match_model.json", "roles": SOURCE / "config/roles.json",
                  "survivorship": SOURCE / "config/survivorship.json",
                  "parts": SOURCE / "config/parts.json", "agreements": SOURCE / "config/agreements.json",
                  "retention": "", **(settings or {})}
        self.config.write_text("".join(f"{name} = {value}\n" for name, value in wanted.items()))
        self.process = None
        self.admin_scheme = admin_scheme
        self.keys = {}
        atexit.register(self.abandon)  # a test that fails leaves no service behind

    # -- the service
    def start(self):
        log = self.folder / "concordd.log"
        mark = log.stat().st_size if log.exists() else 0
        self.process = subprocess.Popen(
            [program("concordd"), "--config", str(self.config), "--data-dir", str(self.data)],
            stdout=subprocess.DEVNULL, stderr=open(log, "ab"))
        for _ in range(1200):
            if self.process.poll() is not None:
                raise AssertionError("the service did not start:\n" + log.read_text()[-2000:])
            for line in log.read_bytes()[mark:].splitlines():
                event = json.loads(line)
                if event["event"] == "service.started":
                    self.url = f"{'https' if event['tls'] else 'http'}://127.0.0.1:{event['port']}"
                    self.admin = f"{self.admin_scheme}://127.0.0.1:{event['admin_port']}"
            if getattr(self, "admin", None) and self.ready():
                self.contract = contract_of(self.send("GET", "/v1/openapi.json").body)
                return self
            time.sleep(0.05)
        raise AssertionError("the service was not ready in time")

    def ready(self):
        try:
            return self.ask("GET", "/readyz", base=self.admin).status == 200
        except OSError:
            return False

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        expect(code == 0, f"the service ended with {code}")

    def abandon(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    # -- the command line
    def concord(self, *arguments, expect_code=0):
        return run(program("concord"), "--config", self.config, "--data-dir", self.data, *arguments, expect_code=expect_code)

    def key(self, *arguments):
        """The secret of a key made with these arguments; made once."""
        if arguments not in self.keys:
            self.keys[arguments] = self.concord("key", "create", *arguments).strip()
        return self.keys[arguments]

    def steward(self):
        return self.key("--kind", "staff", "--role", "data-steward")

    def adapter(self, source):
        return self.key("--kind", "adapter", "--source", source)

    def evaluate(self, truth):
        return json.loads(self.concord("evaluate", "--truth", truth))

    def verify(self, expect_code=0):
        return json.loads(self.concord("verify", expect_code=expect_code))

    def settle(self):
        """Waits until no record waits to be resolved."""
        self.concord("init")
        for _ in range(6000):
            batches = json.loads(self.owner_get("/owner/standing"))
            if batches["waiting"] == 0 and batches["ready"]:
                return
            time.sleep(0.02)
        raise AssertionError("records still wait")

    def owner_get(self, path):
        """A GET through the owner-only socket."""
        import http.client
        import socket

        class Connection(http.client.HTTPConnection):
            def connect(inner):
                inner.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                inner.sock.connect(str(self.data / "owner.sock"))

        connection = Connection("localhost")
        connection.request("GET", path)
        return connection.getresponse().read()

    def memberships(self):
        """source/record_id -> profile id."""
        rows = json.loads(self.owner_get("/owner/memberships"))["memberships"]
        return {f"{row['source']}/{row['record_id']}": row["profile_id"] for row in rows}

    # -- requests
    def ask(self, verb, path, body=None, key=None, headers=None, base=None):
        """The service's reply, which is what its description says, or the test fails."""
        reply = self.send(verb, path, body, key, headers, base)
        if base is None:  # the admin port is not described
            self.contract.judge(verb, path, reply)
        return reply

    def send(self, verb, path, body=None, key=None, headers=None, base=None):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request((base or self.url) + path, data=data, method=verb)
        if key:
            request.add_header("Authorization", f"Bearer {key}")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with OPENER.open(request, timeout=60) as reply:
                return Reply(reply.status, dict(reply.headers), reply.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, dict(error.headers), error.read())

    def send_batch(self, source, lines, key=None, query=""):
        body = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
        return self.ask("POST", f"/v1/sources/{source}/batches{query}", body, key or self.adapter(source),
                        {"Content-Type": "application/x-ndjson"})

    def push(self, source, layout, folder, expect_code=0):
        key_file = self.folder / f"{source}.key"
        key_file.write_text(self.adapter(source))
        key_file.chmod(0o600)
        out = run(program("concord-adapter"), "push", "--source", source, "--layout", layout, "--input", folder, "--server",
                  self.url, "--key-file", key_file, "--json", expect_code=expect_code,
                  env={"CONCORD_DATA_DIR": str(self.folder / "agent")})
        return json.loads(out)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


# A test over https adds its certificate: TRUST.load_verify_locations(file).
TRUST = ssl.create_default_context()
OPENER = urllib.request.build_opener(NoRedirect, urllib.request.HTTPSHandler(context=TRUST))

DELIVERIES = [("housing", "universal-housing", "housing"), ("benefits", "academy", "benefits"),
              ("social-care", "cld", "social-care/cld"), ("social-care", "mosaic", "social-care/mosaic")]


def synth(folder, residents, *more, seed=1, months=None):
    arguments = ["--residents", residents, "--seed", seed, "--out", folder, *more]
    run(program("concord-synth"), *arguments, *(["--months", months] if months else []))
    return pathlib.Path(folder)
