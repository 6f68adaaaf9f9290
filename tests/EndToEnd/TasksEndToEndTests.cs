using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tap.Tests.EndToEnd;

/// <summary>The <c>tasks</c> stack from deployment to destruction, over HTTP.</summary>
[Category("EndToEnd")]
public sealed class TasksEndToEndTests
{
    private const string Key = "end-to-end-key-0123456789";

    private DeployedStack stack = null!;
    private HttpClient http = null!;
    private string url = null!;

    [OneTimeSetUp]
    public void Deploy()
    {
        FoundationOfTheRun.Ensure();
        stack = DeployedStack.Apply("tasks", ("TF_VAR_api_key", Key));
        url = stack.Terraform.Output("api-gateway-url");
        http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-api-key", Key);
    }

    [OneTimeTearDown]
    public void Destroy()
    {
        http?.Dispose();
        stack?.Dispose();
    }

    [Test, Order(1)]
    public async Task All_routes_work_over_http()
    {
        var created = await http.PostAsJsonAsync(url, new { title = "Try Tap" });
        Assert.That(created.StatusCode, Is.EqualTo(HttpStatusCode.Created), await created.Content.ReadAsStringAsync());
        var task = $"{url}/{(await Json(created)).GetProperty("task_id").GetString()}";

        var read = await http.GetAsync(task);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Headers.ETag?.Tag, Is.EqualTo("\"1\""));
            Assert.That((await Json(await http.GetAsync($"{url}?limit=5"))).GetProperty("tasks").GetArrayLength(), Is.EqualTo(1));
            Assert.That((await Replace(task, "\"1\"")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await Replace(task, "\"1\"")).StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That((await http.DeleteAsync(task)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That((await http.GetAsync(task)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test, Order(2)]
    public async Task Without_the_key_nobody_gets_in()
    {
        using var stranger = new HttpClient();

        Assert.That((await stranger.GetAsync(url)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test, Order(3)]
    public async Task A_preflight_is_answered()
    {
        var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Options, url));

        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Methods").Single(), Does.Contain("PUT"));
    }

    [Test, Order(4)]
    public void A_second_plan_is_empty() => stack.AssertSecondPlanIsEmpty();

    [Test, Order(5)]
    public void Destroying_leaves_nothing() => stack.AssertDestroyLeavesNothing();

    private async Task<HttpResponseMessage> Replace(string task, string version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, task)
        {
            Content = JsonContent.Create(new { title = "Tried", status = "completed" }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await http.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
