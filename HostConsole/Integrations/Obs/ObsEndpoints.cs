using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Overlays;

namespace HostConsole.Integrations.Obs;

/// <summary>OBS over the API: its state, and every button of the live page's OBS card.</summary>
public static class ObsEndpoints
{
    private sealed record SceneBody(string? Name);
    private sealed record MuteBody(string? Input, bool? Muted);
    private sealed record OverlaysBody(Guid? Show, IReadOnlyList<string>? Overlays);

    /// <summary>What a call does, by the last part of its address.</summary>
    private static readonly IReadOnlyDictionary<string, string> Acts = new Dictionary<string, string>
    {
        ["stream/start"] = "StartStream",
        ["stream/stop"] = "StopStream",
        ["record/start"] = "StartRecord",
        ["record/stop"] = "StopRecord",
        ["replay/start"] = "StartReplayBuffer",
        ["replay/stop"] = "StopReplayBuffer",
        ["replay/save"] = "SaveReplayBuffer",
    };

    public static void AddObs(this WebApplicationBuilder builder)
    {
        builder.Services.AddKeeperOfSecrets<ObsSettings>();
        builder.Services.AddSingleton<ObsLink>();
        builder.Services.AddSingleton<ObsOverlays>();
        builder.Services.AddSingleton<ObsDirector>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ObsDirector>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ObsLink>());
    }

    public static void MapObs(this WebApplication app)
    {
        var obs = app.MapGroup("/api/v1/obs").RequireRateLimiting(Limits.Api);
        obs.MapGet("", (ObsLink link) => TypedResults.Json(link.View, Json.Options)).RequireAuthorization(ApiPolicy.Read);
        var control = obs.MapGroup("").RequireAuthorization(ApiPolicy.Control);
        foreach (var (path, request) in Acts)
            control.MapPost("/" + path,
                (ObsLink link, CancellationToken cancel) => DoAsync(link, request, null, cancel));
        control.MapPost("/overlays", AddOverlaysAsync);
        control.MapPost("/scene", (SceneBody body, ObsLink link, CancellationToken cancel) => body.Name is { Length: > 0 } name
            ? DoAsync(link, "SetCurrentProgramScene", new { sceneName = name }, cancel) : Missing("name", "Name the scene."));
        control.MapPost("/mute", (MuteBody body, ObsLink link,
            CancellationToken cancel) => body is { Input: { Length: > 0 } input, Muted: { } muted }
            ? MuteAsync(link, input, muted, cancel) : Missing("input", "Name the input, and whether it is muted."));
    }

    private static async Task<IResult> AddOverlaysAsync(OverlaysBody body, HttpRequest request, ObsOverlays overlays,
        LiveShows shows, CancellationToken cancel)
    {
        if (body.Show is not { } id || await shows.ViewAsync(new(id), cancel) is null)
            return await Missing("show", "Name a show by its id.");
        string[] what = body.Overlays is { Count: > 0 } named ? [.. named.Distinct()] : ["all"];
        if (what.FirstOrDefault(w => !OverlayLinks.Names.Contains(w)) is { } unknown)
            return await Missing("overlays",
                $"There is no overlay '{unknown}': {string.Join(", ", OverlayLinks.Names)}.");
        try
        {
            return TypedResults.Json(
                new { done = await overlays.AddAsync(new(id), what, $"{request.Scheme}://{request.Host}", cancel) });
        }
        catch (ObsException e) { return Problems.Answer(StatusCodes.Status409Conflict, "obs-refused", e.Message); }
    }

    // One input by its id, or all that have the name: who mutes it wants it silent.
    private static Task<IResult> MuteAsync(ObsLink link, string input, bool muted, CancellationToken cancel)
    {
        var ids = link.View.Inputs.Where(i => i.Id == input || i.Name == input).Select(i => i.Uuid).DefaultIfEmpty(null);
        return DoAllAsync(link, "SetInputMute", ids.Select(id => ObsSource.Named(input, id, ("inputMuted", muted))), cancel);
    }

    private static Task<IResult> DoAsync(ObsLink link, string request, object? data, CancellationToken cancel) =>
        DoAllAsync(link, request, [data], cancel);

    private static async Task<IResult> DoAllAsync(ObsLink link, string request, IEnumerable<object?> each, CancellationToken cancel)
    {
        if (link.View.WhyNot is { } why)
            return Problems.Answer(StatusCodes.Status409Conflict,
                link.View.IsConnected ? "obs-busy" : "obs-not-connected", why);
        foreach (var data in each)
            if (await link.DoAsync(request, data, cancel) is { } refused)
                return Problems.Answer(StatusCodes.Status409Conflict, "obs-refused", refused);
        return TypedResults.Json(new { done = request });
    }

    private static Task<IResult> Missing(string field, string what) =>
        Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, what)));
}
