#!/usr/bin/env bash
# Installs from Debian what the tests need and the machine lacks; without root it only says so.
set -euo pipefail

missing=()
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)

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
