"""Batches of knowledge for the tests: files, and rows at any state, made by their own actions."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from tests.audit.small_lake import DRUG, MADE_AT, Claims
from tests.office.conftest import MakeActor
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.adopt_knowledge import adopt_knowledge
from yijian.office.monitor.actions.propose_roll_back import propose_roll_back
from yijian.office.monitor.actions.stage_knowledge import stage_knowledge
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.loading.staging import staged
from yijian.office.work.actions.begin_job import begin_job
from yijian.office.work.actions.finish_job import finish_job
from yijian.office.work.handlers import HANDLERS
from yijian.office.work.models import Job, JobState

OTHER = "XA11DAW036A001010104128"
HEAD = "hilist_code,item_name,sex,source,begndate"
GROUNDS = "国家医保局某日公布的一批，本市尚未采用"
WHY = "看过影响测算，同意这样办"


class Told:
    """Progress that a test can look at."""

    def __init__(self) -> None:
        self.step = ""
        self.steps: list[str] = []

    def __call__(self, done: int, total: int, said: str = "") -> None:
        """Keep the step."""
        if self.step not in self.steps:
            self.steps.append(self.step)

    def check(self) -> None:
        """Nobody withdraws it."""


def sexes(*lines: str) -> tuple[str, str]:
    """A file of ``drug_sex`` with these lines after its header."""
    return "drug_sex.csv", "\n".join((HEAD, *lines)) + "\n"


def sexed(code: str = DRUG, sex: str = "女", since: str = "2026-01-01") -> tuple[str, str]:
    """A file that says of one drug for whom it is."""
    return sexes(f"{code},某片,{sex},某号文,{since}")


def hand_in(actor: Actor, *files: tuple[str, str | bytes], grounds: str = GROUNDS) -> Any:
    """A batch that waits to be read."""
    with ExitStack() as stack:
        brought = tuple(
            stack.enter_context(staged(iter([_bytes(content)]), name)) for name, content in files
        )
        return stage_knowledge(actor=actor, brought=brought, grounds=grounds)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def done(batch: KnowledgeBatch, told: Told | None = None) -> KnowledgeBatch:
    """The batch after its work, done here and now, and ended as a worker ends it."""
    job = Job.objects.get(pk=batch.job_id)
    system = Actor.system(job.jurisdiction, job.created_at)
    begin_job(actor=system, subject=job.pk, revision=job.revision)
    job.refresh_from_db()
    outcome = HANDLERS[job.kind].handle(job, told or Told())  # type: ignore[arg-type]
    finish_job(
        actor=system,
        subject=job.pk,
        revision=job.revision,
        state=JobState.DONE.value,
        message=outcome.message,
        result=outcome.result,
    )
    return KnowledgeBatch.objects.select_related("job", "undoes").get(pk=batch.pk)


def tried(make: MakeActor, *files: tuple[str, str | bytes]) -> KnowledgeBatch:
    """A batch of the first reviewer, read and tried out."""
    return done(hand_in(make("first_reviewer"), *(files or (sexed(),))))


def decided(make: MakeActor, batch: KnowledgeBatch) -> KnowledgeBatch:
    """The batch as the second reviewer has decided about it; it is not in the lake yet."""
    given = {"subject": batch.pk, "revision": batch.revision, "reason": WHY}
    row: KnowledgeBatch = adopt_knowledge(actor=make("second_reviewer"), **given)
    return row


def adopted(make: MakeActor, *files: tuple[str, str | bytes]) -> KnowledgeBatch:
    """A batch that is in force."""
    return done(decided(make, tried(make, *files)))


def undoing(make: MakeActor, batch: KnowledgeBatch) -> KnowledgeBatch:
    """A roll-back of a batch, handed in by the first reviewer and not tried out yet."""
    row: KnowledgeBatch = propose_roll_back(
        actor=make("first_reviewer"), subject=batch.pk, revision=batch.revision, grounds=GROUNDS
    )
    return row


def fill_claims(jurisdiction: str = "lanzhou") -> None:
    """Two men who bought :data:`DRUG`, one of them before 2026, into the lake."""
    claims = Claims()
    claims.hospital()
    for name, day in (("p1", "2026-03-02"), ("p2", "2025-12-30")):
        claims.simple(name, fee_ocur_time=f"{day} 10:00:00")
    folder = lake_folder(jurisdiction)
    files = claims.write(folder.parent.parent / "files")
    import_paths(Lake(folder), [files], made_at=MADE_AT)
