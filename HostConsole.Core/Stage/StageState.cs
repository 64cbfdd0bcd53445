using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

/// <summary>What is on screen now. Belongs to the writer.</summary>
public sealed class StageState
{
    internal StageView Now { get; set; } = StageView.Empty;
    public Item? Pinned => Now.Pinned;

    internal StageView View(int? stock) => Now.Stock == stock ? Now : Now = Now with { Stock = stock };
}
