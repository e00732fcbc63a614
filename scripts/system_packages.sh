#!/usr/bin/env bash
# Installs from Debian what the tests need and the machine lacks; without root it only says so.
set -euo pipefail

root=${SYSTEM_ROOT:-}  # where the machine's files lie; the tests of this script put their own

missing=()
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v initdb >/dev/null || compgen -G "$root/usr/lib/postgresql/*/bin/initdb" >/dev/null \
  || missing+=(postgresql)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
# without a Chinese font every screenshot shows empty boxes
compgen -G "$root/usr/share/fonts/*/wqy/*" >/dev/null || missing+=(fonts-wqy-microhei)

if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "缺少系统软件包：${missing[*]}；需要它们的测试将被跳过，并在结尾逐项列出" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
echo "安装系统软件包：${missing[*]}"
if apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
then
  exit 0
fi
echo "系统软件包安装失败：${missing[*]}；需要它们的测试将被跳过，并在结尾逐项列出" >&2
