using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace HostConsole.Core.Store;

/// <summary>
/// EF Core 10 is compiled against SQLitePCLRaw.core 2.1, of which some registries serve only 2.0.6. That version has every
/// member that EF Core uses, so it answers for the other. Where a newer one is restored, the event never fires.
/// </summary>
internal static class SqliteShim
{
    [ModuleInitializer]
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += static (_, name) =>
            name.Name == "SQLitePCLRaw.core" ? typeof(SQLitePCL.raw).Assembly : null;
        SQLitePCL.Batteries_V2.Init();
    }
}
