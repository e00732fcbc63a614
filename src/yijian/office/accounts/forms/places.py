"""The forms about organisations."""

from __future__ import annotations

from typing import Any

from django import forms

from yijian.office.accounts.forms.placing import STATES, PlaceField, offices_of
from yijian.office.accounts.forms.sheet import Sheet, text_field
from yijian.office.accounts.models import Organisation, OrganisationKind
from yijian.office.framework.actor import Actor


class ParentForm(Sheet):
    """Name and place in the tree."""

    name = text_field("名称", most=200, autocomplete="off")
    parent = PlaceField(
        queryset=Organisation.objects.none(),
        label="上级单位",
        required=False,
        empty_label="没有上级",
        error_messages={"invalid_choice": "没有这个上级单位，或它不在您的统筹区"},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = offices_of(actor)  # type: ignore[attr-defined]


class AddOrganisationForm(ParentForm):
    """A new organisation."""

    code = text_field(
        "代码", most=64, hint="字母、数字和 _ -，2 至 64 位，新增后不能改", autocomplete="off"
    )
    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), *OrganisationKind.choices])
    admdvs = text_field(
        "医保区划", most=6, hint="六位数字，在上级单位的区划之内", inputmode="numeric"
    )
    fixmedins_code = text_field(
        "定点医药机构编号",
        most=30,
        needed=False,
        hint="定点医疗机构和定点零售药店必填，如 H62010200001；其他单位不填",
        autocomplete="off",
    )
    field_order = ("code", "name", "kind", "parent", "admdvs", "fixmedins_code")


class ChangeOrganisationForm(ParentForm):
    """Name, parent and whether it is in use."""

    active = forms.ChoiceField(
        label="状态",
        choices=STATES,
        help_text="停用后，这个单位的人即刻不能登录",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        # the present one stays on offer even where it is closed
        others = field.queryset.exclude(pk=place.pk)  # type: ignore[attr-defined]
        present = Organisation.objects.select_related("parent").filter(pk=place.parent_id)
        field.queryset = others | present  # type: ignore[attr-defined]


class OrganisationFilter(forms.Form):
    """The filters of the list of organisations, from the address."""

    q = forms.CharField(required=False, max_length=64)
    kind = forms.ChoiceField(required=False, choices=[("", ""), *OrganisationKind.choices])
    parent = forms.CharField(required=False, max_length=64)
    state = forms.ChoiceField(required=False, choices=[("", ""), *STATES])

    def asked(self) -> dict[str, str]:
        """Each filter's value, empty where there is none or it is unknown."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
