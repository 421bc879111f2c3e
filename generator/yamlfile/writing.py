"""Plain values to YAML; imports yaml."""

from collections.abc import Mapping

import yaml


def write(value: Mapping[str, object]) -> str:
    """A mapping of plain values as YAML that `read` gives back character for character; several lines as a `|` block."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=1_000_000)


class _Dumper(yaml.CBaseDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _represent_list(dumper: _Dumper, items: list[object]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=False)


def _represent_mapping(dumper: _Dumper, mapping: dict[str, object]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=False)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_mapping)
