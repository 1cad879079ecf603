"""The one client of all services: patient, polite, with certificates always checked, and with what came before kept."""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Final, Self
from urllib.parse import urljoin

import requests
from requests.exceptions import RequestException, SSLError
from urllib3.exceptions import HTTPError

from hineq.packs.fetch.addresses import HOSTS, checked, led_on
from hineq.packs.fetch.answers import PASSING, Ask, check, said_in
from hineq.packs.fetch.keeping import Kept, Part, Store, folder_of
from hineq.packs.fetch.pace import Clock, Pace, Turns, asked_wait, wait_before
from hineq.packs.fetch.refusals import NotFetched, Passing
from hineq.packs.fetch.validators import goes_on, size_of, strong_validator

# what is being loaded, the bytes that are there, and of how many (None: the service does not say)
Told = Callable[[str, int, int | None], None]
_PIECE: Final = 1 << 16
_LEADS: Final = 6
_AGAIN: Final = "Fetch again later: what came whole is kept."
_MENDS: Final = {
    400: "Look at the names and the question that you gave.",
    401: "The service wants a key, or a proxy in between wants a name: ask your IT department.",
    403: "The service, or a proxy in between, does not let you: ask your IT department.",
    404: "Look at the id or the name that you gave; if it is right, the service may have moved.",
    407: "Your proxy wants a name: put it into HTTPS_PROXY, or ask your IT department.",
}


def _silent(_what: str, _had: int, _whole: int | None) -> None:
    """Tell nobody."""


def _unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Passwords of the user's (.netrc) go to nobody."""
    return request


class Client:
    """Asks one address after another. A context: what is kept on the disk is its own until it ends.

    The environment's proxy (HTTPS_PROXY, NO_PROXY) and bundle of certificates (REQUESTS_CA_BUNDLE) are used as requests does;
    nothing turns the check of certificates off.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        pace: Pace | None = None,
        clock: Clock | None = None,
        told: Told = _silent,
    ) -> None:
        self.environment = environment
        self._pace, self._clock, self._told = pace or Pace(), clock or Clock(), told
        self._hosts = frozenset(host.strip().lower() for host in environment.get(HOSTS, "").split(",") if host.strip())
        self._turns = Turns(self._pace, self._clock)
        self._session = requests.Session()
        self._session.auth = _unsigned
        self._session.headers.update({"User-Agent": f"hineq (python-requests/{version('requests')})"})
        folder = folder_of(environment)
        try:
            self._store = Store(folder)
        except OSError as error:
            raise _disk(error, str(folder)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        self._session.close()
        self._store.close()

    def fetch(self, ask: Ask) -> Kept:
        """The answer to a request, whole and of its kind: the kept one where the service says that it is unchanged.

        Raises NotFetched where it cannot be had.
        """
        checked(ask.address, "Mend the address.")
        attempt = 0
        while True:
            attempt += 1
            try:
                return self._once(ask)
            except Passing as trouble:
                times = f"after {attempt} tries" if attempt > 1 else "at the first try"
                if trouble.wait > self._pace.longest_asked:
                    what = f"The service asks to wait {trouble.wait / 60:.0f} minutes ({trouble.what})"
                    raise NotFetched(what, ask.address, _AGAIN) from None
                if attempt >= self._pace.tries:
                    raise NotFetched(
                        f"{trouble.what[:1].upper()}{trouble.what[1:]}, {times}", ask.address, _AGAIN
                    ) from None
                self._clock.sleep(wait_before(attempt, trouble.wait, self._pace, self._clock))
            except RequestException as error:
                mend = "Look at the address, and at the proxy that the environment names (HTTPS_PROXY)."
                raise NotFetched(f"The request cannot be made ({_words(error)})", ask.address, mend) from None
            except OSError as error:
                raise _disk(error, str(self._store.folder)) from None

    def _once(self, ask: Ask) -> Kept:
        part, kept = self._store.part(ask.address), self._store.kept(ask.address)
        with self._opened(ask, _heads(part, kept)) as answer:
            status = answer.status_code
            if status == 304 and kept is not None and part is None:
                return kept
            if part is not None and (status == 416 or (status == 206 and not goes_on(part, answer.headers))):
                # it has changed since: from the beginning
                self._store.forget(ask.address)
                raise Passing("the file changed while it was loaded")
            if status not in (200, 206) or (status == 206 and part is None):
                raise self._refusal(ask, answer)
            self._load(ask, answer, part if status == 206 else None)
            etag, last_modified = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
        try:
            check(self._store.where_part(ask.address), ask)
        except (Passing, NotFetched):
            self._store.forget(ask.address)
            raise
        made = self._store.keep(ask.address, etag, last_modified)
        return replace(made, fresh=kept is None or kept.sha256 != made.sha256)

    def _opened(self, ask: Ask, heads: Mapping[str, str]) -> requests.Response:
        """The answer's head, after any lead to another address that is allowed."""
        address = ask.address
        for _ in range(_LEADS):
            self._turns.take()
            try:
                answer = self._session.get(
                    address, headers=heads, stream=True, allow_redirects=False, timeout=(self._pace.connect, self._pace.read)
                )  # fmt: skip
            except SSLError as error:
                mend = "If your council looks into https, name its bundle of certificates in REQUESTS_CA_BUNDLE (your IT department has it)."
                raise NotFetched(f"The certificate is not one to trust ({_words(error)})", address, mend) from None
            except (requests.ConnectionError, requests.Timeout) as error:
                raise Passing(_connection(error)) from None
            if not answer.is_redirect:
                return answer
            answer.close()
            address = led_on(ask.address, urljoin(address, answer.headers["location"]), self._hosts)
        raise NotFetched("The service leads from address to address", ask.address, "Tell the service; try again later.")

    def _load(self, ask: Ask, answer: requests.Response, part: Part | None) -> None:
        """Add the bytes of an answer to its part on the disk. Raises Passing where they break off."""
        whole = size_of(answer.headers, part)
        validator = strong_validator(answer.headers)
        path = part.path if part else self._store.begin(ask.address, validator, whole or 0)
        had, until = (part.size if part else 0), self._clock.since() + self._pace.whole
        try:
            with path.open("ab") as file:
                for piece in answer.iter_content(_PIECE):
                    file.write(piece)
                    had += len(piece)
                    self._told(ask.called, had, whole)
                    if had > self._pace.largest:
                        self._store.forget(ask.address)
                        raise NotFetched(
                            "The answer is too large",
                            ask.address,
                            f"Ask for less: {self._pace.largest:,} bytes are taken.",
                        )
                    if self._clock.since() > until:
                        raise Passing(f"the answer took longer than {self._pace.whole / 60:.0f} minutes")
        except RequestException as error:
            if not validator and part is None:
                self._store.forget(ask.address)
            raise Passing(_connection(error)) from None
        if whole is not None and had != whole:
            if had > whole or not validator:
                self._store.forget(ask.address)
            raise Passing(f"the answer has {had:,} bytes, and says that it has {whole:,}")

    def _refusal(self, ask: Ask, answer: requests.Response) -> Exception:
        try:
            said = said_in(answer.raw.read(2048, decode_content=True) or b"")
        except (HTTPError, OSError):
            said = ""
        what = f"the service answers {answer.status_code}" + (f" and says '{said}'" if said else "")
        if answer.status_code in PASSING:
            return Passing(what, asked_wait(answer.headers.get("Retry-After", ""), self._clock.now()))
        return NotFetched(f"T{what[1:]}", ask.address, _MENDS.get(answer.status_code, _AGAIN))


def _heads(part: Part | None, kept: Kept | None) -> dict[str, str]:
    if part is not None:
        # squeezed bytes cannot be gone on with
        return {"Range": f"bytes={part.size}-", "If-Range": part.validator, "Accept-Encoding": "identity"}
    if kept is None:
        return {}
    said = {"If-None-Match": kept.etag, "If-Modified-Since": "" if kept.etag else kept.last_modified}
    return {name: value for name, value in said.items() if value}


def _connection(error: Exception) -> str:
    if isinstance(error, requests.exceptions.ProxyError):
        return "the proxy that the environment names (HTTPS_PROXY) does not answer"
    if isinstance(error, requests.ConnectTimeout):
        return "the service cannot be reached in time"
    if isinstance(error, requests.Timeout) or "timed out" in str(error).lower():
        return "the service does not answer in time"
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return "the answer broke off"
    if "aborted" in str(error).lower():
        return "the service hung up before it answered"
    return "the service cannot be reached (is this machine on the internet?)"


def _words(error: Exception) -> str:
    """The last of the words in an error of a library, which say what it was."""
    found = re.sub(r"\(_ssl\.c:\d+\)", "", str(error)).replace("'", "").rstrip("() ")
    return re.split(r"[:(]\s*", found)[-1].strip(" ()'\",")[:120]


def _disk(error: OSError, folder: str) -> NotFetched:
    said = error.strerror or str(error)
    return NotFetched(
        f"What is fetched cannot be kept ({said})", folder, "Look whether you may write there, and for room."
    )
