using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Accounts;

/// <summary>What the pages with passkeys are sent, as the browser and its script send it.</summary>
internal static class PasskeyForms
{
    /// <summary>A browser at localhost: at an address of numbers there are no passkeys.</summary>
    public static FormBrowser AtLocalhost(this RunningApp app)
    {
        var browser = new FormBrowser(new($"http://localhost:{app.Address.Port}"));
        browser.Http.DefaultRequestHeaders.Add("Origin", browser.Origin());
        return browser;
    }

    public static string Origin(this FormBrowser browser) => browser.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>A browser at localhost that somebody signed in with.</summary>
    public static async Task<FormBrowser> AtLocalhostAsync(this RunningApp app, string name = "Hanna")
    {
        var browser = app.AtLocalhost();
        Assert.Equal("/", await browser.NextAsync(name, People.Password));
        return browser;
    }

    /// <summary>Asks as the script does, with the form's token and fields.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(
        this FormBrowser browser, string page, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = await FormAsync(browser, page, fields) };
        request.Headers.Accept.ParseAdd("application/json");
        browser.Http.DefaultRequestHeaders.Accept.Clear();
        using var answer = await browser.Http.SendAsync(request);
        browser.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static Task<(HttpStatusCode Status, JsonElement Answer)> AskForNewAsync(
        this FormBrowser browser, string password = People.Password, string name = "") =>
        browser.AskAsync("/account", "/account/passkeys/options", ("Passkey.Password", password), ("Passkey.Name", name));

    /// <summary>Sends one of a page's forms.</summary>
    /// <returns>Where it leads, or the page that comes back.</returns>
    public static async Task<(HttpStatusCode Status, string? Next, string Page)> SendAsync(
        this FormBrowser browser, string page, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.Http.PostAsync(page, await FormAsync(browser, page, [("_handler", form), .. fields]));
        return (answer.StatusCode, browser.Path(answer), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Signs in with a password.</summary>
    /// <returns>Where it leads.</returns>
    public static async Task<string?> NextAsync(this FormBrowser browser, string name, string password) =>
        browser.Path((await browser.SignInAsync(name, password)).Response);

    /// <summary>Where an answer leads; null where it is a page.</summary>
    public static string? Path(this FormBrowser browser, HttpResponseMessage answer) =>
        answer.Headers.Location is { } next ? new Uri(browser.Http.BaseAddress!, next).PathAndQuery : null;

    /// <summary>Adds a passkey that is kept in software.</summary>
    public static async Task<SoftPasskey> AddPasskeyAsync(this FormBrowser browser, string name = "", Guid model = default)
    {
        var (status, options) = await browser.AskForNewAsync(name: name);
        Assert.Equal(HttpStatusCode.OK, status);
        var passkey = new SoftPasskey(browser.Origin(), model);
        var (_, next, page) = await browser.SendAsync("/account", "passkey-add",
            ("Passkey.Credential", passkey.Create(options)), ("Passkey.Name", name));
        Assert.True(next is "/account?done=added", page);
        return passkey;
    }

    /// <summary>Signs in with a passkey, on the page for it.</summary>
    public static async Task<(HttpStatusCode Status, string? Next, string Page)> UseAsync(
        this FormBrowser browser, SoftPasskey passkey, string page = "/sign-in")
    {
        var (_, options) = await browser.AskAsync(page, page == "/sign-in" ? "/sign-in/options" : "/sign-in/passkey/options");
        return await browser.SendAsync(page, "passkey", ("Passkey.Credential", passkey.Use(options)), ("Passkey.Stay", "false"));
    }

    private static async Task<FormUrlEncodedContent> FormAsync(FormBrowser browser, string page, (string Name, string Value)[] fields)
    {
        var (_, html) = await browser.GetAsync(page);
        return new([new("__RequestVerificationToken", FormBrowser.FormToken(html)),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }
}
