using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Hosting;

namespace HostConsole.Integrations.Obs;

/// <summary>OBS over the API: its state, and every button of the live page's OBS card.</summary>
public static class ObsEndpoints
{
    private sealed record SceneBody(string? Name);
    private sealed record MuteBody(string? Input, bool? Muted);

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
        builder.Services.AddSingleton<ObsSettings>();
        builder.Services.AddSingleton<ObsLink>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ObsLink>());
    }

    public static void MapObs(this WebApplication app)
    {
        var obs = app.MapGroup("/api/v1/obs").RequireRateLimiting(Limits.Api);
        obs.MapGet("", (ObsLink link) => TypedResults.Json(link.View, Json.Options)).RequireAuthorization(ApiPolicy.Read);
        var control = obs.MapGroup("").RequireAuthorization(ApiPolicy.Control);
        foreach (var (path, request) in Acts) control.MapPost("/" + path, (ObsLink link, CancellationToken cancel) => DoAsync(link, request, null, cancel));
        control.MapPost("/scene", (SceneBody body, ObsLink link, CancellationToken cancel) => body.Name is { Length: > 0 } name
            ? DoAsync(link, "SetCurrentProgramScene", new { sceneName = name }, cancel) : Missing("name", "Name the scene."));
        control.MapPost("/mute", (MuteBody body, ObsLink link, CancellationToken cancel) => body is { Input.Length: > 0, Muted: { } muted }
            ? DoAsync(link, "SetInputMute", new { inputName = body.Input, inputMuted = muted }, cancel) : Missing("input", "Name the input, and whether it is muted."));
    }

    private static async Task<IResult> DoAsync(ObsLink link, string request, object? data, CancellationToken cancel)
    {
        if (link.View.WhyNot is { } why) return Problems.Answer(StatusCodes.Status409Conflict, "obs-not-connected", why);
        return await link.DoAsync(request, data, cancel) is { } refused ? Problems.Answer(StatusCodes.Status409Conflict, "obs-refused", refused) : TypedResults.Json(new { done = request });
    }

    private static Task<IResult> Missing(string field, string what) => Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid(field, what)));
}
