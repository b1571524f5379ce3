#!/usr/bin/env bash
# Zhudian.Advisor: one script for everything. Usage: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
CONFIG=Release
CLI=src/Zhudian.Advisor.Cli
OUT=out
PUBLISHED=bin/advisor
say() { printf '\033[1;34m==>\033[0m %s\n' "$*"; }
die() { printf '\033[1;31m缺少条件：\033[0m%s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'T'
用法：./build.sh <命令>
  demo    安装所缺组件，评估样例城市，在 out/ 生成 PDF、DOCX、HTML、Markdown 与回执
  test    安装所缺组件，运行全部测试；末行为 “N passed, N failed, N skipped”
  soak    长时间测试（模糊、变异、排版大样本），不在 test 之内
  bench   性能基准：与手写 C# 基线在同一次运行中比较，逐项对照目标（--quick 只跑小份与典型）
  serve   在本机启动网页与 REST 接口（默认 http://127.0.0.1:5080）
  setup   只安装所缺组件并编译
T
}

# ---- what the machine must have -------------------------------------------------
need_sdk() {
  command -v dotnet >/dev/null || die ".NET SDK 10（命令 dotnet）。请先安装 .NET 10 SDK。"
  dotnet --list-sdks | grep -q '^10\.' || die ".NET SDK 10；现有：$(dotnet --list-sdks | tr '\n' ' ')"
  command -v node >/dev/null || die "Node.js 20 或更新（命令 node）。"
  local major; major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || die "Node.js 20 或更新；现有 $(node --version)。"
  command -v npm >/dev/null || die "npm（随 Node.js 安装）。"
}

apt_install() { # apt_install COMMAND:PACKAGE ...: installs the packages whose command is absent
  local missing=() pair
  for pair in "$@"; do command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || die "系统软件包 ${missing[*]}（本机没有 apt-get，请手工安装）。"
  local sudo=""
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo=sudo || die "系统软件包 ${missing[*]}（需要 root 或 sudo 来安装）。"; }
  say "安装系统软件包：${missing[*]}"
  $sudo apt-get update -qq || die "apt-get update 失败，无法安装 ${missing[*]}。"
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || die "apt-get install ${missing[*]} 失败。"
}

setup() {
  need_sdk
  apt_install "$@"
  say "排版组件与字体"
  bash src/Zhudian.Advisor.Reports/Typesetter/install.sh || die "排版组件或字体未能装好，见上面的输出。"
  say "还原并编译（$CONFIG）"
  dotnet restore Zhudian.Advisor.sln --locked-mode -v q || die "NuGet 还原失败，见上面的输出。"
  dotnet build Zhudian.Advisor.sln -c $CONFIG --no-restore -v q -clp:NoSummary || die "编译失败，见上面的输出。"
}

# The command line compiled ahead of time (ReadyToRun), so that it answers at once; on a platform without that compiler the plain build serves.
publish() {
  local rid; rid=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)
  say "预编译命令行程序（$rid）"
  # A lock file of its own: the committed ones hold for every platform.
  dotnet publish $CLI -c $CONFIG -r "$rid" --no-self-contained -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/publish.lock.json -o $PUBLISHED -v q --nologo \
    || { say "预编译没有成功，改用普通编译的程序（启动较慢）"; rm -rf $PUBLISHED; }
}

advisor() { if [ -f $PUBLISHED/advisor.dll ]; then dotnet $PUBLISHED/advisor.dll "$@"; else dotnet "$CLI/bin/$CONFIG/net10.0/advisor.dll" "$@"; fi; }

# ---- tests: run, then sum the TRX files ----------------------------------------
count() { # count ATTRIBUTE: sum of an attribute of <Counters …> over all TRX files
  cat "$1"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{s+=$1} END {print s+0}'
}

run_tests() { # run_tests FILTER
  local results status=0 total passed failed skipped
  results=$(mktemp -d)
  dotnet test Zhudian.Advisor.sln -c $CONFIG --no-build --nologo -v q --filter "$1" \
    --logger trx --results-directory "$results" || status=$?
  total=$(count "$results" total); passed=$(count "$results" passed)
  failed=$(( $(count "$results" failed) + $(count "$results" error) + $(count "$results" timeout) + $(count "$results" aborted) ))
  skipped=$(( total - passed - failed ))
  rm -rf "$results"
  if [ "$total" -eq 0 ]; then say "没有执行任何测试"; status=1; fi
  [ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
}

case "${1:-help}" in
  setup)
    setup
    publish
    ;;
  demo)
    setup
    publish
    say "评估样例城市"
    mkdir -p "$OUT"
    advisor demo --out "$OUT"
    ;;
  test)
    setup pdftotext:poppler-utils
    say "测试"
    run_tests 'Category!=Soak'
    ;;
  soak)
    setup pdftotext:poppler-utils soffice:libreoffice-writer-nogui
    say "长时间测试"
    ADVISOR_SOAK=1 run_tests 'Category=Soak'
    ;;
  bench)
    setup
    publish
    say "性能基准"
    dotnet run -c $CONFIG --no-build --project tests/Zhudian.Advisor.Benchmarks -- "${@:2}"
    ;;
  serve)
    setup
    dotnet run -c $CONFIG --no-build --project src/Zhudian.Advisor.Web -- --urls "${2:-http://127.0.0.1:5080}"
    ;;
  help|-h|--help)
    usage
    ;;
  *)
    usage
    exit 1
    ;;
esac
