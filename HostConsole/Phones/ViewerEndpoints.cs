using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Streams;
using HostConsole.Viewers;
using Microsoft.Extensions.Localization;

namespace HostConsole.Phones;

/// <summary>How a viewer joins, is named, and reads what is their own.</summary>
public static class ViewerEndpoints
{
    private sealed record NameBody(string? Name, bool? OnStream = null);
    /// <param name="By">What stands in the link of a friend.</param>
    private sealed record JoinBody(string? Name, bool? OnStream = null, string? By = null);

    public static void MapViewers(this WebApplication app)
    {
        app.MapPublic().MapPost("/join", async (HttpContext http, JoinBody? body, LiveShows shows, Commands commands,
            ViewerTokens tokens, SettingsStore settings, TimeProvider clock) =>
        {
            var viewer = Id.New<ViewerId>(clock);
            await StaffDevice.MarkAsync(http, shows, http.Show(), viewer);
            var by = body?.By is { Length: > 0 } link ? await shows.AskAsync(new WhoseLink(link), http.RequestAborted) : null;
            return await commands.SendAsync(http.Show(), new JoinShow(viewer, body?.Name, body?.OnStream, await BrandAsync(settings, http), by),
                _ => new { viewer, token = tokens.Issue(viewer) }, by: new(ActorKind.Viewer, viewer.ToString()));
        }).KeepsNoAnswer();
        app.MapAudience().MapGet("/me", async (HttpContext http, LiveShows shows, People people, TimeProvider clock) =>
        {
            var viewer = http.User.Id();
            var me = await shows.AskAsync(http.Show(), new OwnOf(viewer, clock.GetUtcNow()), http.RequestAborted);
            return TypedResults.Json(me!.With(people), Json.Options);
        });
        app.MapAudience().MapPost("/name", RenameAsync).TakesForms<NameBody>();
    }

    private static async Task<IResult> RenameAsync(
        HttpContext http, ViewerForm<NameBody> form, Commands commands, SettingsStore settings, IStringLocalizer<ViewerTexts> texts)
    {
        if (Text.Clean(form.Body.Name) is not { Length: > 0 } name)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("name", texts["Phone_NameNeeded"]));
        var join = new JoinShow(http.User.Id(), name, form.Body.OnStream, await BrandAsync(settings, http));
        return await commands.SendAsync(http.Show(), join, _ => new { viewer = http.User.Id(), name });
    }

    private static async Task<string> BrandAsync(SettingsStore settings, HttpContext http) =>
        (await settings.GetAsync(http.RequestAborted)).Brand;
}
