using System.Reflection;
using System.Text.RegularExpressions;
using HostConsole.Guide;
using HostConsole.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Tests.Guide;

/// <summary>Every page of the console knows where its help stands.</summary>
public sealed partial class GuideMapTest
{
    private static readonly GuideBook Book = new();

    /// <summary>Pages for people who are signed in, but for the guide itself: those before a sign-in have no "?".</summary>
    public static TheoryData<string> Templates =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(page => page != typeof(HelpPage) && page.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template),
    ];

    public static TheoryData<string> Sections => [.. SettingsPage.Groups.SelectMany(group => group.Sections).Select(section => section.Name)];

    [Theory, MemberData(nameof(Templates))]
    public void Given_a_page_of_the_console_Then_it_has_a_topic(string template)
    {
        var path = Part.Replace(template, Guid.NewGuid().ToString());
        Assert.True(GuideMap.Of(path) is not null, $"{template} has no topic: add a line to {nameof(GuideMap)}.");
    }

    [Theory, MemberData(nameof(Sections))]
    public void Given_a_section_of_the_settings_Then_it_has_a_topic(string name) => Assert.NotNull(GuideMap.Of($"/settings/{name}"));

    [Fact]
    public void Given_the_topics_Then_each_is_a_page_of_the_guide() =>
        Assert.DoesNotContain(GuideMap.Topics, topic => Book.Find(topic) is null);

    [Theory]
    [InlineData("/", "/help/first-show")]
    [InlineData("/shows/0192f0c1-0000-7000-8000-000000000000/live", "/help/live-page")]
    [InlineData("/settings", "/help/settings")]
    [InlineData("/settings/backup", "/help/backups")]
    [InlineData("/help/plan", "/help")]
    [InlineData("/no/such/page/at/all", "/help")]
    public void Given_an_address_Then_its_help_stands_there(string path, string help) => Assert.Equal(help, GuideMap.AddressFor(path));

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Part { get; }
}
