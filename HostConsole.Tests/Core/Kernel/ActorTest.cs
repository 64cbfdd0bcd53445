using System.Text;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

/// <summary>Who did it stands in the log as text, and comes back from it as the same one.</summary>
public sealed class ActorTest
{
    private static readonly ViewerId Someone = new(Guid.Parse("019a0000-0000-7000-8000-00000000abcd"));

    public static TheoryData<Actor, string> Actors => new()
    {
        { Actor.Viewer(Someone), $"viewer:{Someone}" },
        { new(ActorKind.Viewer, Someone.ToString()), $"viewer:{Someone}" },
        { new(ActorKind.Viewer, "nobody we know"), "viewer:nobody we know" },
        { new(ActorKind.Console, "Hanna Grünwald"), "console:Hanna Grünwald" },
        { new(ActorKind.Api, new string('k', 300)), "api:" + new string('k', 300) },
        { Actor.Clock, "clock:" },
        { default, "console:" },
    };

    [Theory]
    [MemberData(nameof(Actors))]
    public void An_actor_is_read_as_it_was_written(Actor actor, string text)
    {
        Assert.Equal(text, actor.ToString());
        Assert.Equal(text, Actor.Parse(text).ToString());
        Assert.Equal(actor.Id, Actor.Parse(text).Id);
        Span<byte> utf8 = stackalloc byte[400];
        Assert.Equal(text, Encoding.UTF8.GetString(utf8[..actor.Format(utf8)]));
        Assert.Equal(-1, actor.Format(utf8[..(Encoding.UTF8.GetByteCount(text) - 1)]));
    }

    [Fact]
    public void A_viewer_is_the_same_whether_known_by_id_or_read_from_text() =>
        Assert.Single(new HashSet<Actor>
        {
            Actor.Viewer(Someone),
            new(ActorKind.Viewer, Someone.ToString()),
            Actor.Parse($"viewer:{Someone}")
        });

    [Fact]
    public void A_text_of_no_known_kind_is_refused() => Assert.Throws<FormatException>(() => Actor.Parse("nobody:1"));
}
