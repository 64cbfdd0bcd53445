#!/usr/bin/env bash
# Installs what the tests against OBS Studio itself need, from Debian (80 MB, half a minute): OBS, a screen that nobody sees,
# a software renderer, and a stream server. Does nothing where all of it is there.
set -u
need=(/usr/bin/obs /usr/bin/Xvfb /usr/sbin/nginx /usr/lib/nginx/modules/ngx_rtmp_module.so)
missing=no
for file in "${need[@]}"; do [ -e "$file" ] || missing=yes; done
[ "$missing" = yes ] || exit 0

if ! command -v apt-get > /dev/null 2>&1; then
    echo "This is no Debian: install obs-studio, xvfb and nginx with its RTMP module by hand."
    exit 0
fi
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
had_nginx=no
command -v nginx > /dev/null 2>&1 && had_nginx=yes
$sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        obs-studio obs-plugins xvfb libgl1-mesa-dri nginx-light libnginx-mod-rtmp > /dev/null ||
    echo "apt-get could not install OBS; see above. The tests against it will be skipped, or fail where CI=true."

# The tests start one of their own; the one that Debian starts on port 80 is not wanted.
if [ "$had_nginx" = no ] && [ -d /run/systemd/system ]; then $sudo systemctl disable --now nginx > /dev/null 2>&1; fi
exit 0
