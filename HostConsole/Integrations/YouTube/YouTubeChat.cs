using System.Globalization;
using HostConsole.Chat.Platforms;
using HostConsole.Components;
using HostConsole.Core.Chat;
using HostConsole.Core.Shows;

namespace HostConsole.Integrations.YouTube;

/// <summary>A live video's chat, looked at as often as YouTube and the day's quota allow, and how many watch there.</summary>
public sealed class YouTubeChat(YouTubeApi api, YouTubeSettings settings, YouTubeQuota quota, TimeProvider clock) : IChatPlatform
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(1), NotOpenYet = TimeSpan.FromSeconds(30);

    public string Channel => "youtube";
    public string Name => "YouTube";
    public string Ask => "The live video's address, such as youtube.com/watch?v=…";

    public bool Reads(string typed) => YouTubeApi.VideoOf(typed) is not null;

    public event Action? Changed
    {
        add => settings.Changed += value;
        remove => settings.Changed -= value;
    }

    /// <summary>
    /// The video that the show names, else the one that its page shows. Without a key only the former, so that it can
    /// say what is missing.
    /// </summary>
    public async Task<string?> AddressAsync(ShowView show, CancellationToken cancel) =>
        show.Chat.Sources.FirstOrDefault(s => s.Channel == Channel) is { } own ? YouTubeApi.VideoOf(own.Address)
        : (await settings.GetAsync(cancel)).Key is not null ? YouTubeApi.VideoOf(show.Settings.StreamUrl) : null;

    public async Task FollowAsync(string address, ChatInlet inlet, CancellationToken cancel)
    {
        var video = await api.VideoAsync(address, cancel);
        if (video.IsOver) video = await NextAsync(video, cancel);
        if (video.ChatId is not { } chat)
            throw new ChatLinkException("The YouTube stream has no open chat yet. It is looked for again by itself.",
                forAMoment: true, NotOpenYet);
        var access = await settings.GetAsync(cancel);
        if (video.Viewers is { } first) await inlet.CountAsync(first, cancel);
        var (page, counted, note) = ((string?)null, clock.GetTimestamp(), "");
        while (true)
        {
            YouTubePage answer;
            try { answer = await api.MessagesAsync(chat, page, cancel); }
            catch (YouTubePageLostException) when (page is not null)
            {
                // What stands here already is known by its id.
                page = null;
                continue;
            }

            if (page is null || await NoteAsync(access, cancel) != note) inlet.Connected(note = await NoteAsync(access, cancel));
            await inlet.TakeAsync(answer.Messages, cancel);
            foreach (var id in answer.Removed) await inlet.DeleteAsync(id, null, cancel);
            foreach (var person in answer.Banned) await inlet.DeleteAsync(null, person, cancel);
            if (answer.Ended) throw YouTubeApi.Ended();
            page = answer.Next;
            if (clock.GetElapsedTime(counted) >= CountEvery)
            {
                counted = clock.GetTimestamp();
                if ((await api.VideoAsync(video.Id, cancel)).Viewers is { } viewers) await inlet.CountAsync(viewers, cancel);
            }

            var least = TimeSpan.FromSeconds(access.Seconds);
            await Task.Delay(answer.Interval > least ? answer.Interval : least, clock, cancel);
        }
    }

    // A stream that broke off is often begun anew, as another video of the same channel.
    private async Task<YouTubeVideo> NextAsync(YouTubeVideo over, CancellationToken cancel)
    {
        if (over.Channel is null || await api.LiveOfAsync(over.Channel, cancel) is not { } next || next == over.Id)
            throw YouTubeApi.Ended();
        return await api.VideoAsync(next, cancel) is { IsOver: false } video ? video : throw YouTubeApi.Ended();
    }

    private async Task<string> NoteAsync(YouTubeAccess access, CancellationToken cancel) =>
        $"{Percent.Plain(await quota.UsedAsync(cancel) * 100L / access.DailyQuota / 100m, CultureInfo.InvariantCulture)} "
            + "of today's quota used";

    /// <summary>Whether the key works; nothing is kept but what it cost.</summary>
    /// <returns>Null where it does, else why not, in words for the person.</returns>
    public async Task<string?> TestAsync(string? video, CancellationToken cancel = default)
    {
        if (YouTubeApi.VideoOf(video) is not { } id) return "Write a video's address, such as youtube.com/watch?v=…";
        try
        {
            return (await api.VideoAsync(id, cancel)) switch
            {
                { IsOver: true } => "The key works, but this stream is over.",
                { ChatId: null } => "The key works. This stream's chat isn't open yet.",
                _ => null,
            };
        }
        catch (ChatLinkException e) { return e.Message; }
    }
}
