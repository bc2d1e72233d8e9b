"""How LibreOffice is set for a conversion: nothing runs, nothing is updated, nothing is fetched, nothing is asked."""

from pathlib import Path

_COMMON, _OFFICE = "/org.openoffice.Office.Common", "/org.openoffice.Office"
_SCRIPTING = f"{_COMMON}/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "CheckDocumentEvents", "true"),
    (f"{_COMMON}/Save/Document", "AutoSave", "false"),
    (f"{_COMMON}/Save/Document", "CreateBackup", "false"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/History", "PickListSize", "0"),
    (f"{_OFFICE}.Recovery/RecoveryInfo", "Enabled", "false"),
    (f"{_OFFICE}.Recovery/AutoSave", "Enabled", "false"),
    (f"{_OFFICE}.Java/ApplicationSetting", "Enable", "false"),
    (f"{_OFFICE}.Java/VirtualMachine", "Security", "true"),
    (f"{_OFFICE}.Writer/Content/Update", "Link", "0"),  # never
    (f"{_OFFICE}.Writer/Content/Update", "Field", "false"),
    (f"{_OFFICE}.Writer/Content/Update", "Chart", "false"),
    # Whatever would still go out goes to a port of this machine where nobody answers.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("/org.openoffice.Setup/Office", "OfficeRestartInProgress", "false"),
)
_FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_BUILD = "buildid="


def lay_profile(profile: Path, program: Path) -> None:
    """Make a profile that is set and that this program takes for its own, so that it need not start twice."""
    user = profile / "user"
    (user / "extensions").mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(_FILE.format(items=items), encoding="utf-8")
    (user / "extensions" / "buildid").write_text(_build(program), encoding="utf-8")


def _build(program: Path) -> str:
    """Which build this is, as its own file says; '' where that lies elsewhere, which costs a second start."""
    for name in ("versionrc", "version.ini"):
        try:
            lines = program.with_name(name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        return next((line.removeprefix(_BUILD).strip() for line in lines if line.startswith(_BUILD)), "")
    return ""
