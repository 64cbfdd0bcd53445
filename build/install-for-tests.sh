#!/usr/bin/env bash
# Installs, from Debian, the real programs that some tests talk to. Does nothing where they are there.
#   build/install-for-tests.sh          all of them
#   build/install-for-tests.sh obs      OBS Studio, a screen that nobody sees, a software renderer, a stream server (80 MB, half a minute)
#   build/install-for-tests.sh irc      an IRC server
set -u
[ "$#" -gt 0 ] || set -- obs irc

packages=()
for what in "$@"; do
    case $what in
        obs) files=(/usr/bin/obs /usr/bin/Xvfb /usr/sbin/nginx /usr/lib/nginx/modules/ngx_rtmp_module.so)
             from=(obs-studio obs-plugins xvfb libgl1-mesa-dri nginx-light libnginx-mod-rtmp) ;;
        irc) files=(/usr/sbin/ngircd)
             from=(ngircd) ;;
        *) echo "There is no $what: name obs, irc, or nothing for both." >&2; exit 2 ;;
    esac
    for file in "${files[@]}"; do
        if [ ! -e "$file" ]; then packages+=("${from[@]}"); break; fi
    done
done
[ "${#packages[@]}" -gt 0 ] || exit 0

if ! command -v apt-get > /dev/null 2>&1; then
    echo "This is no Debian: install by hand what matches ${packages[*]}."
    exit 0
fi
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
had_nginx=no
command -v nginx > /dev/null 2>&1 && had_nginx=yes
$sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null ||
    echo "apt-get could not install ${packages[*]}; see above. The tests that need them will be skipped, or fail where CI=true."

# The tests start servers of their own; the ones that Debian starts are not wanted.
if [ -d /run/systemd/system ]; then
    [ "$had_nginx" = no ] && $sudo systemctl disable --now nginx > /dev/null 2>&1
    case " ${packages[*]} " in *" ngircd "*) $sudo systemctl disable --now ngircd > /dev/null 2>&1 ;; esac
fi
exit 0
