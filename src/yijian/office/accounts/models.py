"""Organisations in a tree, and the people who act for them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models

from yijian.office.framework.roles import Role


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    AUTHORITY = "authority", "医保行政部门"
    AGENCY = "agency", "经办机构"
    HOSPITAL = "hospital", "定点医疗机构"
    PHARMACY = "pharmacy", "定点零售药店"
    AUDIT = "audit", "审计机关"
    TECH = "tech", "信息化机构"


def area_of(admdvs: str) -> str:
    """A division's code without the pairs of zeros at its end: ``620100`` answers for ``6201``."""
    area = admdvs
    while area.endswith("00"):
        area = area.removesuffix("00")
    return area


class Organisation(models.Model):
    """An organisation of one jurisdiction, responsible for the area that ``admdvs`` names."""

    code = models.CharField("代码", max_length=64, unique=True)
    name = models.CharField("名称", max_length=200)
    kind = models.CharField("类别", max_length=20, choices=OrganisationKind.choices)
    jurisdiction = models.CharField("统筹区", max_length=20)
    admdvs = models.CharField("医保区划", max_length=6)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    fixmedins_code = models.CharField("定点医药机构编号", max_length=30, blank=True)
    active = models.BooleanField("在用", default=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        indexes = [models.Index(fields=["jurisdiction", "kind"], name="organisation_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def area(self) -> str:
        """The prefix of the divisions it answers for; empty for the whole country."""
        return area_of(self.admdvs)


class User(AbstractBaseUser):
    """A person with one role in one organisation."""

    username = models.CharField("账号", max_length=64, unique=True)
    name = models.CharField("姓名", max_length=64)
    role = models.CharField("角色", max_length=32, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="单位")
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("须改密码", default=False)
    created_at = models.DateTimeField("开通时间")
    last_sign_in_at = models.DateTimeField("最近登录", null=True)
    last_login = None
    revision = models.PositiveIntegerField("版次", default=1)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []
    objects: BaseUserManager[Any] = BaseUserManager()

    class Meta:
        verbose_name = verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str) -> bool:
        """Whether it is the password; unlike Django's, reading never writes a newer hash."""
        return bool(check_password(raw_password, self.password))

    def get_short_name(self) -> str:
        """The person's name."""
        return self.name

    def get_full_name(self) -> str:
        """The person's name."""
        return self.name

    @property
    def is_staff(self) -> bool:
        """Whether the pages open at all: an active account of an active organisation."""
        return self.is_active and self.organisation.active

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used: ``policies.py`` answers."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Django's own permissions are not used: ``policies.py`` answers."""
        return False
