#!/usr/bin/env bash
# Installs what the typesetter needs: its Node packages (beside this file, or in
# ADVISOR_TYPESETTER_MODULES) and the document fonts (ADVISOR_FONT_CACHE or the user's cache folder).
# Idempotent: a second run does nothing and takes milliseconds. Nothing here is committed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${ADVISOR_FONT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhudian-advisor/fonts}
modules=${ADVISOR_TYPESETTER_MODULES:-${XDG_CACHE_HOME:-$HOME/.cache}/zhudian-advisor/typesetter}
say() { printf '[排版组件] %s\n' "$*"; }
die() { printf '[排版组件] 错误：%s\n' "$*" >&2; exit 1; }

command -v node >/dev/null || die "找不到 node。请先安装 Node.js 20 或更新版本。"
command -v npm >/dev/null || die "找不到 npm。请先安装 npm。"

# --- Node packages: installed outside the source tree, so that `git clean` does not cost a download.
want=$(cat "$here/package.json" "$here/package-lock.json" | sha256sum | cut -d' ' -f1)
mkdir -p "$modules" "$cache"
exec 9>"$modules/.lock"
flock 9
if [ "$(cat "$modules/.installed" 2>/dev/null || true)" != "$want" ]; then
  say "安装 Node 组件 …"
  cp "$here/package.json" "$here/package-lock.json" "$modules/"
  cp "$here/.npmrc" "$modules/.npmrc"
  (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || die "npm ci 失败。请检查 npm 源。"
  printf '%s' "$want" > "$modules/.installed"
fi

# --- Fonts. FangSong (Fandol, GPL with font exception) and LXGW WenKai (OFL) come from Debian's packages,
# unpacked without installing; Noto (OFL) comes from npm. Each font keeps its licence beside it.
debs=$(mktemp -d)
trap 'rm -rf "$debs"' EXIT
from_deb() { # package, then file names to keep
  local package=$1; shift
  local missing=0 file
  for file in "$@"; do [ -s "$cache/$file" ] || missing=1; done
  [ "$missing" = 1 ] || return 0
  say "取字体：$package …"
  command -v apt-get >/dev/null || die "本机没有 apt-get，请把字体文件（$*）自行放入 $cache 或 ADVISOR_FONTS 所指目录。"
  (cd "$debs" && { apt-get download "$package" >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1; apt-get download "$package" >/dev/null; }; }) \
    || die "下载 $package 失败。"
  mkdir -p "$debs/$package"
  dpkg-deb -x "$debs/$package"_*.deb "$debs/$package"
  for file in "$@"; do
    local found
    found=$(find "$debs/$package" -name "$file" -type f | head -n 1)
    [ -n "$found" ] || die "$package 中没有 $file。"
    install -m 644 "$found" "$cache/$file"
  done
  find "$debs/$package/usr/share/doc" -name copyright -type f -exec install -m 644 {} "$cache/LICENSE-$package" \; 2>/dev/null || true
}
from_deb texlive-lang-chinese FandolFang-Regular.otf
from_deb fonts-lxgw-wenkai LXGWWenKai-Regular.ttf LXGWWenKai-Bold.ttf

from_npm() { # package, file inside it
  local source="$modules/node_modules/@expo-google-fonts/$1/$2" target
  target="$cache/$(basename "$2")"
  [ -s "$target" ] || install -m 644 "$source" "$target"
  install -m 644 "$modules/node_modules/@expo-google-fonts/$1/LICENSE_FONT" "$cache/LICENSE-$1"
}
from_npm noto-serif-sc 400Regular/NotoSerifSC_400Regular.ttf
from_npm noto-serif-sc 700Bold/NotoSerifSC_700Bold.ttf
from_npm noto-sans-sc 400Regular/NotoSansSC_400Regular.ttf
from_npm noto-sans-sc 500Medium/NotoSansSC_500Medium.ttf
from_npm noto-sans-sc 700Bold/NotoSansSC_700Bold.ttf

if [ "${1:-}" = "--verbose" ] || [ -t 1 ]; then say "就绪：字体在 $cache，Node 组件在 $modules"; fi
