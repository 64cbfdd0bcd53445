using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Planning;

/// <summary>What the public address answered.</summary>
/// <param name="Problem">Why the audience page could not be had; null where it could.</param>
/// <param name="ClockOff">How far the answer's Date header is from this machine's clock.</param>
public sealed record Probe(string? Problem, TimeSpan? ClockOff = null);

/// <summary>Everything that the preflight looks at.</summary>
/// <param name="Webhook">The last delivery; null where none came yet.</param>
/// <param name="FreeBytes">Of the data folder's disk; null where it can't be told.</param>
/// <param name="ClockJump">How far the wall clock ran from the steady one since the console started.</param>
/// <param name="Stock">Units that can be promised now, where stock is tracked.</param>
public sealed record PreflightInputs(
    PlanState Show, HostSettings Settings, string? PublicUrl, Probe? Probe, (string Topic, DateTimeOffset At, string State)? Webhook,
    long? FreeBytes, TimeSpan ClockJump, IReadOnlyDictionary<VariantId, int> Stock, DateTimeOffset Now) : PreflightPlan(Settings, Stock)
{
    /// <summary>Where other machines of the network find this one.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    public override Plan Plan => Show.Plan;
    public override CultureInfo Culture => CultureInfo.GetCultureInfo(Show.Settings.Culture);
}

/// <summary>What must be right before a show, each a function of what was found.</summary>
public static class Preflight
{
    public static IReadOnlyList<PreflightPoint> Check(PreflightInputs i)
    {
        var cues = CueSurfaces.All.SelectMany(s => s.Check(i)).ToLookup(point => point.Part);
        return
        [
            .. cues[PreflightPart.Shop],
            Address(i), Webhook(i), Disk(i.FreeBytes), Clock(i.ClockJump, i.Probe), Cues(i.Show.Plan),
            .. cues[PreflightPart.Plan],
            Rehearsed(i.Show),
            .. cues[PreflightPart.Stock],
        ];
    }

    public static PreflightPoint Address(PreflightInputs i)
    {
        const string name = "Public address";
        (string, string)? settings = ("Settings", "/settings/address");
        var near = i.Network.Count > 0 ? $" In your own network this machine is {string.Join(" or ", i.Network)}." : "";
        if (i.PublicUrl is not { } url)
            return new(name, Readiness.NotReady, "Not set, so phones don't know where to go. Set the address that the audience uses." + near,
                settings);
        if (PublicAddress.IsOnlyHere(url))
            return new(name, Readiness.NotReady, $"{url} is this machine alone: phones can't reach it. Set its address in the "
                + "network, or on the internet." + near, settings);
        if (i.Probe is not { } probe) return new(name, Readiness.Look, $"{url} was not tried yet.");
        return probe.Problem is { } problem
            ? new(name, Readiness.NotReady, $"{url}/s/{i.Show.Code} did not answer with the audience page: {problem}", settings)
            : new(name, Readiness.Ready, $"{url}/s/{i.Show.Code} answers, asked from this machine.");
    }

    public static PreflightPoint Webhook(PreflightInputs i)
    {
        const string name = "Last webhook";
        if (i.Webhook is not { } last)
            return new(name, Readiness.Look,
                "None came yet. Without the shop's webhooks, orders are entered by hand, by API or by file.");
        var said = $"{last.Topic}, {ShowTimes.Ago(i.Now - last.At)}";
        if (last.State == "failed") return new(name, Readiness.NotReady, $"{said}: it could not be read. Send a test order from the shop.");
        return i.Now - last.At > TimeSpan.FromDays(1)
            ? new(name, Readiness.Look, $"{said}. Place a test order to see that they still come.")
            : new(name, Readiness.Ready, said + ".");
    }

    public static PreflightPoint Disk(long? free) => free switch
    {
        null => new("Disk", Readiness.Look, "How much is free could not be told."),
        > 1L << 30 => new("Disk", Readiness.Ready, $"{Size(free.Value)} free where the data stands."),
        > 200L << 20 => new("Disk", Readiness.Look, $"{Size(free.Value)} free: make room before a long show."),
        _ => new("Disk", Readiness.NotReady, $"Only {Size(free.Value)} free: when the disk is full nothing can be recorded. Make room."),
    };

    public static PreflightPoint Clock(TimeSpan jump, Probe? probe)
    {
        if (jump.Duration() > TimeSpan.FromSeconds(2))
            return new("Clock", Readiness.Look,
                $"The clock was set {Seconds(jump)} {(jump > TimeSpan.Zero ? "forward" : "back")} since the console "
                    + "started. Countdowns follow it: let it settle, then restart.");
        if (probe?.ClockOff is not { } off)
            return new("Clock", Readiness.Ready,
                "Ran steadily since the console started. No other clock was at hand to compare with.");
        return off.Duration() > TimeSpan.FromSeconds(5)
            ? new("Clock", Readiness.Look, $"{Seconds(off)} {(off > TimeSpan.Zero ? "ahead of" : "behind")} the server "
                + "at the public address. Turn on automatic time.")
            : new("Clock", Readiness.Ready, "Ran steadily since the console started, and agrees with the server at the public address.");
    }

    public static PreflightPoint Cues(Plan plan)
    {
        var all = plan.Cues.ToArray();
        if (all.Length == 0) return new("Cues", Readiness.Look, "The plan has no cue yet: nothing will be fired by key.");
        var wrong = all.Select(c => (c.Cue, Why: c.Cue.Check()?.Reason)).FirstOrDefault(c => c.Why is not null);
        return wrong.Why is { } why
            ? new("Cues", Readiness.NotReady, $"“{wrong.Cue.Label}” would be refused: {why}")
            : new("Cues", Readiness.Ready, all.Length == 1 ? "The one that is planned is complete." : $"All {all.Length} are complete.");
    }

    public static PreflightPoint Rehearsed(PlanState show) => (show.RehearsedAt, show.ChangedAt) switch
    {
        (null, _) => new("Rehearsed", Readiness.NotReady, "Not yet. A rehearsal with a simulated audience takes a minute."),
        ({ } at, { } changed) when at <= changed => new("Rehearsed", Readiness.NotReady, "The plan changed after the last rehearsal."),
        _ => new("Rehearsed", Readiness.Ready, "Since the last change of the plan."),
    };

    public static PreflightPoint Lost(LostSecret secret) =>
        new(secret.What, Readiness.NotReady,
            $"It can't be opened any more, since the keys that sealed it are gone. {secret.Say}",
            ("Enter it again", secret.Href));

    private static string Seconds(TimeSpan span) =>
        span.Duration() < TimeSpan.FromMinutes(2)
            ? $"{span.Duration().TotalSeconds:0} s"
            : $"{span.Duration().TotalMinutes:0} min";

    private static string Size(long bytes) => bytes >= 1L << 30 ? $"{bytes / (double)(1L << 30):0.#} GB" : $"{bytes >> 20} MB";
}
