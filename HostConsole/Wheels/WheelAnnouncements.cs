using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>What is announced of wheels.</summary>
public sealed class WheelAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind
        Opened = new("wheel-opened", "A wheel opens"),
        Won = new("wheel-won", "The host’s wheel finds a winner");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened, Won];

    // Opened can be taken back for a while; a spin settles it.
    public override bool CanBeUndone(ShowFact fact) => fact is WheelFact.WheelOpened;

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools)
    {
        var texts = tools.Texts<WheelTexts>();
        switch (fact)
        {
            case WheelFact.WheelOpened opened when show.Wheels.Any(w => w.Id == opened.Wheel):
                string text = (opened.Mode, opened.Keyword) switch
                {
                    (WheelMode.Each, { } word) => texts["Announce_SpinKeyword", opened.Title, word],
                    (WheelMode.Each, null) => texts["Announce_Spin", opened.Title],
                    (_, { } word) => texts["Announce_RoomKeyword", opened.Title, word],
                    _ => texts["Announce_Room", opened.Title],
                };
                return new(Opened, $"wheel-{opened.Wheel}", text);
            case WheelFact.WheelSpun { Room: not null } spun when show.Wheels.FirstOrDefault(w => w.Id == spun.Wheel) is { } wheel:
                // A name is somebody's own text, and here the seller says it: one with a blocked word is left unsaid.
                var name = tools.NameOf(spun.Viewer);
                if (ChatRules.Blocks(show.Chat.BlockedWords, name)) name = texts["Announce_Somebody"];
                return new(Won, $"wheel-spin-{spun.Spin}", texts["Announce_Won", wheel.Title, name, spun.Label]);
            default: return null;
        }
    }
}
