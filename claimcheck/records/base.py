"""What every record has in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record: built once, never changed; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
