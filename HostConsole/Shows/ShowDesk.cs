using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.ShowPages;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.Shows;

/// <summary>Makes, clones and edits shows for somebody at the console.</summary>
public sealed class ShowDesk(
    LiveShows shows, PlanDesk plans, ShowRemoval removal, SettingsStore settings, ConsoleCommands commands,
    AuthenticationStateProvider authentication, TimeProvider clock)
{
    /// <summary>What a new show is offered with.</summary>
    public async Task<ShowDraft> NewDraftAsync() => ShowDraft.New(await settings.GetAsync(), RandomText.NewCode());

    /// <summary>Makes a show; from another one it takes over the plan, with ids of its own.</summary>
    /// <returns>The show, or why not and in which field.</returns>
    public async Task<(ShowId? Show, string Field, string Problem)> CreateAsync(ShowDraft draft, ShowId? from = null,
        CancellationToken cancel = default)
    {
        var (read, field, problem) = draft.Read();
        if (read is null) return (null, field, problem);
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        if (!person.May(Permission.EditPlan)) return (null, "", "Only a host may make shows.");
        var plan = from is { } other && await plans.ReadAsync(other, cancel) is { } known ? known.Plan.Fresh(clock) : null;
        if (plan is not null) plan = plan.In(read.Currency);
        var id = Id.New<ShowId>(clock);
        var by = Commands.ActorOf(person);
        if (Why(await shows.SendAsync(new Submission(new CreateShow(id, draft.Code.Trim(), read, plan,
            (await settings.GetAsync(cancel)).BlockedWords, (await settings.GetAsync(cancel)).ClaimTemplates), by),
            cancel)) is { } why)
            return (null, why.Field, why.Problem);
        return (id, "", "");
    }

    /// <returns>Null where it was saved; else why not and in which field.</returns>
    public async Task<(string Field, string Problem)?> EditAsync(ShowId show, ShowDraft draft, CancellationToken cancel = default)
    {
        var (read, field, problem) = draft.Read();
        if (read is null) return (field, problem);
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        if (!person.May(Permission.EditPlan)) return ("", "Only a host may change a show.");
        if (await plans.ReadAsync(show, cancel) is { } now && now.Plan.PricedOtherThanIn(read.Currency) is { Length: > 0 } priced)
            return ("currency", $"The plan has {priced} in {now.Settings.Currency}: take them out first, or clone the show.");
        return Why(await shows.SendAsync(show, new EditShow(read), Commands.ActorOf(person), cancel));
    }

    /// <summary>Deletes a show that isn't on, with the personal data of those who took part in no other one.</summary>
    /// <returns>Null where it is gone; else why not, in words.</returns>
    public async Task<string?> DeleteAsync(ShowId show, CancellationToken cancel = default)
    {
        if (await commands.SendAsync(show, new RemoveShow(), cancel) is { } why) return why;
        await removal.FinishAsync(cancel);
        return null;
    }

    private static (string Field, string Problem)? Why(Sent sent) => sent switch
    {
        Refused refused => (refused.Rejection.Field ?? "", refused.Rejection.Reason),
        Unavailable unavailable => ("", unavailable.Reason),
        _ => null,
    };
}

internal static class PlanCurrency
{
    /// <summary>
    /// The plan for a show in another currency: cues with money of theirs are left out, since a price doesn't carry
    /// over.
    /// </summary>
    public static Plan In(this Plan plan, Currency currency) =>
        plan with { Segments = [.. plan.Segments.Select(s => s with { Cues = [.. s.Cues.Where(c => c.IsIn(currency))] })] };

    /// <summary>The kinds of cues with money in another currency, as "deals and goals"; empty where there are none.</summary>
    public static string PricedOtherThanIn(this Plan plan, Currency currency) =>
        string.Join(" and ", plan.Cues.Where(c => !c.Cue.IsIn(currency)).Select(c => $"{CueSurfaces.Of(c.Cue).Kind}s").Distinct());

    private static bool IsIn(this Cue cue, Currency currency) => cue is not IInMoney money || money.IsIn(currency);
}
