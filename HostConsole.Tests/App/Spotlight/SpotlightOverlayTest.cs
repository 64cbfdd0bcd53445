using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Overlays;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Spotlight;

/// <summary>The stream names those who agreed, and what is public already.</summary>
public sealed class SpotlightOverlayTest
{
    private static readonly MessageId Message = LiveScene.New<MessageId>();
    private static readonly ViewerId Agreed = LiveScene.New<ViewerId>(), Silent = LiveScene.New<ViewerId>();
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static readonly OverlayNames Names = new(_ => "As in chat", viewer => viewer == Agreed ? "Ana" : null);

    private OverlayPart? Drawn => OverlayParts.Of(scene.View, [], Names).Single(p => p.Name == "spotlight").Part;
    private string? Named => Drawn!.Parameters["Name"] as string;

    private void Write(ViewerId author) => scene.Do(new PostMessage(Message, author, "Hello")).Do(new SetSpotlight(Message));

    [Fact]
    public void Given_a_viewer_who_agreed_Then_the_stream_names_them()
    {
        Write(Agreed);
        Assert.Equal("Ana", Named);
        scene.Do(new ClearSpotlight());
        Assert.Null(Drawn);
    }

    [Fact]
    public void Given_a_viewer_who_did_not_agree_Then_nobody_is_named()
    {
        Write(Silent);
        Assert.NotNull(Drawn);
        Assert.Null(Named);
    }

    [Theory]
    [InlineData("twitch")]
    [InlineData("host")]
    public void Given_an_author_of_another_platform_or_of_the_console_Then_their_name_is_public(string channel)
    {
        var author = channel == "host" ? Silent : RelayedAuthor.Of(channel, "ana");
        scene.Do(new RelayMessage(Message, author, "Ana", channel, "Hello", scene.Now, "1")).Do(new SetSpotlight(Message));
        Assert.Equal("As in chat", Named);
    }

    [Fact]
    public void Given_a_name_with_a_blocked_word_Then_nobody_is_named()
    {
        Write(Agreed);
        scene.Do(new SetChatRules(false, 0, ["ana"]));
        Assert.Null(Named);
    }
}
