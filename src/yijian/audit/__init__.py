"""From lake, law and knowledge to findings with evidence and coverage."""
