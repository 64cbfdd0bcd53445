using System.Net;
using System.Text.RegularExpressions;
using HostConsole.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.App;

/// <summary>A browser without script: cookies, pages, and forms that are posted with all that the page put into them.</summary>
public sealed partial class FormBrowser : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public FormBrowser(Uri address)
    {
        Http = new(handler) { BaseAddress = address };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Http { get; }
    public CookieContainer Cookies => handler.CookieContainer;

    public async Task<(HttpResponseMessage Response, string Html)> GetAsync(string path)
    {
        var response = await Http.GetAsync(path);
        return (response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page and posts its first form back to it, hidden fields included.</summary>
    public async Task<(HttpResponseMessage Response, string Html)> FillInAsync(string path, params (string Name, string Value)[] fields)
    {
        var (_, page) = await GetAsync(path);
        var first = page.Split("</form>")[0];
        var form = HiddenFields().Matches(first).ToDictionary(match => WebUtility.HtmlDecode(match.Groups[1].Value),
            match => WebUtility.HtmlDecode(match.Groups[2].Value));
        foreach (var (name, value) in fields) form[name] = value;
        var response = await Http.PostAsync(path, new FormUrlEncodedContent(form));
        return (response, await response.Content.ReadAsStringAsync());
    }

    public Task<(HttpResponseMessage Response, string Html)> SignInAsync(string name, string password) =>
        FillInAsync("/sign-in", ("Input.Name", name), ("Input.Password", password));

    /// <summary>The form token of a page, for posts that don't come from a form of it.</summary>
    public static string FormToken(string page) =>
        HiddenFields().Matches(page).First(match => match.Groups[1].Value == "__RequestVerificationToken").Groups[2].Value;

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenFields();
}

public static class People
{
    public const string Password = "correct horse battery";

    /// <summary>Makes the first account through the one-time link; the browser is signed in as this host afterwards.</summary>
    public static async Task<FormBrowser> NewHostAsync(this RunningApp app, string name = "Hanna")
    {
        var browser = app.NewBrowser();
        var key = app.Services.GetRequiredService<FirstAccountLink>().Key;
        var (response, _) = await browser.FillInAsync($"/first-account?key={key}", ("Input.Name", name), ("Input.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return browser;
    }

    /// <summary>Adds a moderator and signs in as them.</summary>
    public static async Task<FormBrowser> NewModeratorAsync(this RunningApp app, string name = "Mo")
    {
        var added = await app.Services.GetRequiredService<AccountBook>().AddAsync(SomeHost(), name, Password, Role.Moderator);
        Assert.True(added.Succeeded, added.Problem);
        var browser = app.NewBrowser();
        var (response, _) = await browser.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return browser;
    }

    /// <summary>Somebody with a role, as the services of the console see them.</summary>
    public static System.Security.Claims.ClaimsPrincipal SomeHost() => Somebody(Role.Host);

    public static System.Security.Claims.ClaimsPrincipal Somebody(Role role) => new(new System.Security.Claims.ClaimsIdentity(
        [new(System.Security.Claims.ClaimTypes.Name, role.ToString()),
            new(System.Security.Claims.ClaimTypes.Role, role.ToString())],
        "test"));
}
