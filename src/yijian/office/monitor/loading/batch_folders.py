"""Where a batch of knowledge lies in the home, and what it is to the lake.

``<home>/knowledge/<batch>/files/``        the files as they came
``<home>/knowledge/<batch>/staged/``       what they say (``audit.knowledge.staging``)
``<home>/knowledge/<batch>/trial/<job>/``  what it would change, and the two runs over the claims
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from yijian.audit.knowledge.adoption import Decision
from yijian.audit.knowledge.staging import Staged, load_staged
from yijian.claims.lake import Lake
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.folders import lake_folder

CHANGES = "changes.parquet"
REJECTS = "rejects.csv"
_DIGITS = 16


def batch_folder(batch_id: int) -> Path:
    """The folder of a batch."""
    return Path(settings.HOME) / "knowledge" / str(batch_id)


def files_folder(batch_id: int) -> Path:
    """Its files as they came."""
    return batch_folder(batch_id) / "files"


def staged_folder(batch_id: int) -> Path:
    """What its files say."""
    return batch_folder(batch_id) / "staged"


def trial_folder(batch_id: int, job_id: int) -> Path:
    """What a trial of it found."""
    return batch_folder(batch_id) / "trial" / str(job_id)


def snapshot_of(jurisdiction: str) -> Snapshot | None:
    """The lake of a jurisdiction as it is now; None where there is none."""
    lake = Lake(lake_folder(jurisdiction))
    return lake.snapshot() if lake.exists else None


def base_of(jurisdiction: str) -> str:
    """The digest of the knowledge in force; empty where there is none."""
    snapshot = snapshot_of(jurisdiction)
    return str(snapshot.knowledge.get("digest", "")) if snapshot else ""


def decision_of(batch: KnowledgeBatch, *, base: str | None = None) -> Decision:
    """What the batch asks of the lake, under a name that no other batch can have.

    Raises:
        Refused: ``knowledge.gone``: its files were never read, or are gone.
    """
    if batch.undoes is not None:
        undone = decision_name(batch.undoes)
        return Decision(f"{batch.number}~{undone}", undoes=undone, base=base)
    staged = load_staged(staged_folder(batch.pk))
    if staged is None:
        raise Refused("knowledge.gone", "这一批核对后的内容不在服务器上；请重新上传")
    return Decision(_name(batch, staged), staged=staged, base=base)


def decision_name(batch: KnowledgeBatch) -> str:
    """The name under which a batch stands in the lake once it has been adopted."""
    if batch.undoes is not None:
        return f"{batch.number}~{decision_name(batch.undoes)}"
    return f"{batch.number}:{batch.content[:_DIGITS]}"


def _name(batch: KnowledgeBatch, staged: Staged) -> str:
    return f"{batch.number}:{staged.digest[:_DIGITS]}"
