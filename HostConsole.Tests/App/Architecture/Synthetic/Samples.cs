#pragma warning disable IDE0130, IDE0161, CA1822, CA1852, CS0649 // samples of wrong code, several namespaces in a file on purpose
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

// A small wrong project, "Synthetic" standing for "HostConsole": each type below breaks one rule in one way, or none.
namespace HostConsole.Tests.Architecture.Synthetic.Core.Kernel
{
    internal sealed class Word;

    internal sealed class KernelField { internal Polls.Poll? Poll; }
}

namespace HostConsole.Tests.Architecture.Synthetic.Core.Polls
{
    internal class Poll;

    internal sealed class Fine : Poll { internal List<Kernel.Word> Words { get; } = []; }

    internal sealed class PollBody { internal int Call() => new[] { 1 }.Sum(_ => Deals.Deal.Units()); }

    internal sealed class PollGeneric { internal Dictionary<string, Deals.Deal[]>? Deals { get; init; } }

    internal sealed class PollShows { internal object Make() => new Shows.Show(); }

    internal sealed class PollMetrics(Metrics.Number number) { internal bool Any => number is not null; }

    internal sealed class PollWeb { internal Type Page => typeof(Live.Page); }

    internal sealed class PollHttp
    {
        internal int Read() => StatusCodes.Status200OK;
        internal void Take(HttpContext context) => _ = context;
    }
}

namespace HostConsole.Tests.Architecture.Synthetic.Core.Deals
{
    internal sealed class Deal : Polls.Poll { internal static int Units() => 0; }
}

namespace HostConsole.Tests.Architecture.Synthetic.Core.Metrics
{
    internal sealed class Number { internal Polls.Poll? Allowed; }
}

namespace HostConsole.Tests.Architecture.Synthetic.Core.Shows
{
    internal sealed class Show { internal Polls.Poll? Allowed; }

    internal sealed class ShowStore { internal async Task SaveAsync() { await Task.Yield(); Store.Log.Append(); } }
}

namespace HostConsole.Tests.Architecture.Synthetic.Core.Store
{
    internal sealed class Log { internal static void Append() => _ = new Shows.Show(); }

    internal sealed class Db : DbContext;
}

namespace HostConsole.Tests.Architecture.Synthetic.Live
{
    internal sealed class Page : ComponentBase { [Inject] internal IDbContextFactory<Core.Store.Db>? Factory { get; set; } }

    internal sealed class PollPanel : ComponentBase { internal MudBlazor.IDialogService? Allowed { get; set; } }

    internal sealed class PollCard : ComponentBase { internal MudBlazor.IDialogService? Dialogs { get; set; } }

    internal sealed class DealOverlay : ComponentBase { internal Type Button() => typeof(MudBlazor.MudButton); }

    internal sealed class OverlayQuery { internal Core.Store.Db? Allowed; }
}
