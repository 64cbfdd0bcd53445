using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.Live;

/// <summary>The console's door to the writer: checks what the person may do, sends as that person, and words a refusal.</summary>
public sealed class ConsoleDoor(LiveShows shows, AuthenticationStateProvider authentication)
{
    /// <returns>Null where it was done; else why not, in words for the person.</returns>
    public Task<string?> SendAsync(ShowId show, ShowCommand command, CancellationToken cancel = default) => SendAsync(show, command, real: false, cancel);

    /// <param name="real">To the show's own run even while a rehearsal is on, as the shop's orders are.</param>
    public async Task<string?> SendAsync(ShowId show, ShowCommand command, bool real, CancellationToken cancel = default)
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        if (!person.May(NeededFor(command))) return "Only a host may do this.";
        return await shows.SendAsync(show, command, Commands.ActorOf(person), real, cancel) switch
        {
            Refused refused => refused.Rejection.Reason,
            Unavailable unavailable => unavailable.Reason,
            _ => null,
        };
    }

    public async Task<bool> MayAsync(Permission permission) => (await authentication.GetAuthenticationStateAsync()).User.May(permission);

    /// <summary>The one table from commands to permissions.</summary>
    public static Permission NeededFor(ShowCommand command) => command switch
    {
        PollCommand => Permission.RunPolls,
        GoalCommand => Permission.RunGoals,
        GiveawayCommand => Permission.RunGiveaways,
        SetClaimTemplates => Permission.LaunchAnyDeal,
        SetChatSource => Permission.SteerShow,
        AnswerQuestion or DismissQuestion => Permission.AnswerQuestions,
        ChatCommand or AudienceCommand => Permission.ModerateChat,
        StageCommand => Permission.PinProducts,
        FireCue or NextCue or StartSegment or Undo => Permission.StartPlannedDeals,
        Core.Deals.DealCommand => Permission.LaunchAnyDeal,
        Core.Orders.RefundOrder or Core.Orders.RecordRefund or Core.Orders.CancelOrder => Permission.Refund,
        PayClaim or Core.Orders.OrderCommand => Permission.HandleOrders,
        ChangePlan or EditShow or CreateShow => Permission.EditPlan,
        Rehearse => Permission.Rehearse,
        _ => Permission.SteerShow,
    };
}
