from django.db import migrations

from yijian.office.policy.triggers import create_triggers, drop_triggers


class Migration(migrations.Migration):
    dependencies = [("policy", "0001_initial")]

    operations = [migrations.RunPython(create_triggers, drop_triggers, elidable=False)]
