using System.Diagnostics;
using HostConsole.Accounts;
using HostConsole.Core.Catalogue;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.ShowPages;

/// <summary>The console's door to the writer: checks what the person may do, sends as that person, and words a refusal.</summary>
public sealed class ConsoleCommands(LiveShows shows, AuthenticationStateProvider authentication) : ISendsCommands
{
    /// <returns>Null where it was done; else why not, in words for the person.</returns>
    public Task<string?> SendAsync(ShowId show, ShowCommand command, CancellationToken cancel = default) =>
        SendAsync(show, command, real: false, cancel);

    /// <param name="real">To the show's own run even while a rehearsal is on, as the shop's orders are.</param>
    public async Task<string?> SendAsync(ShowId show, ShowCommand command, bool real, CancellationToken cancel = default) =>
        (await TryAsync(show, command, real, cancel))?.Reason;

    /// <returns>Null where it was done; else why not, and in which field of the command.</returns>
    public async Task<Outcome.Rejected?> TryAsync(ShowId show, ShowCommand command, bool real, CancellationToken cancel = default)
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        if (!person.May(NeededFor(command))) return Refusal("Only a host may do this.");
        return await shows.SendAsync(show, command, Commands.ActorOf(person), real, cancel) switch
        {
            Refused refused => refused.Rejection,
            Unavailable unavailable => Refusal(unavailable.Reason),
            _ => null,
        };
    }

    private static Outcome.Rejected Refusal(string reason) => new(RejectionKind.Conflict, "refused", reason);

    public async Task<bool> MayAsync(Permission permission) => (await authentication.GetAuthenticationStateAsync()).User.May(permission);

    /// <summary>
    /// What somebody at the console needs to send a command. A mechanic says it of its own; the show's and the ledger's
    /// stand here.
    /// </summary>
    /// <exception cref="UnreachableException">Nobody at the console sends this command.</exception>
    public static Permission NeededFor(ShowCommand command) => MechanicUis.Of(command)?.NeededFor(command) ?? command switch
    {
        FireCue or NextCue or StartSegment or Undo => Permission.StartPlannedDeals,
        GoLive or PauseShow or ResumeShow or EndShow or StopEverything => Permission.SteerShow,
        ChangePlan or EditShow or CreateShow or ArchiveShow or RestoreShow or RemoveShow => Permission.EditPlan,
        Rehearse => Permission.Rehearse,
        RefundOrder or RecordRefund or CancelOrder => Permission.Refund,
        PayClaim or UnpayClaim or OrderCommand => Permission.HandleOrders,
        StockCommand => Permission.EditCatalogue,
        PoolCommand or MovePoints or BuyReward => Permission.GiveRewards,
        SetEarnRules or SetShop or DailyWordCommand => Permission.ManageSettings,
        _ => throw new UnreachableException(
            $"{command.GetType().Name} has no permission: say in {nameof(ConsoleCommands)} who may send it."),
    };
}
