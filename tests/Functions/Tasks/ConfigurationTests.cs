using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Tasks;

public sealed class ConfigurationTests
{
    [Test]
    public void A_wrong_environment_fails_at_init_and_names_every_wrong_variable([Values("GET", "POST", "PUT", "DELETE")] string method) =>
        Assert.That(
            async () => await StartAsync(method, ("DYNAMODB_TABLE", "no table!"), ("API_KEY_PARAMETER", null), ("TASK_TTL_DAYS", "0")),
            Throws.TypeOf<FunctionException>().With.Message.Contains("failed at init").And.Message.Contains("DYNAMODB_TABLE must match")
                .And.Message.Contains("API_KEY_PARAMETER must be set").And.Message.Contains("TASK_TTL_DAYS must be a whole number"));

    [Test]
    public void A_log_level_that_there_is_not_fails_at_init() => Assert.That(
        async () => await StartAsync("GET", ("LOG_LEVEL", "CHATTY")),
        Throws.TypeOf<FunctionException>().With.Message.Contains("LOG_LEVEL must be one of").And.Message.Contains("CHATTY"));

    [Test]
    public async Task The_origin_for_CORS_comes_from_the_environment()
    {
        await using var get = TasksTests.System.Start("GET", 1, ("CORS_ORIGIN", "https://app.example.com"));
        var response = await TasksSystem.SendAsync(get, new TaskSession().Collection("GET"));
        Assert.That(
            (response.Header("Access-Control-Allow-Origin"), response.Header("Vary")), Is.EqualTo(("https://app.example.com", "Origin")));
    }

    [Test]
    public async Task The_lifetime_of_tasks_comes_from_the_environment()
    {
        await using var post = TasksTests.System.Start("POST", 1, ("TASK_TTL_DAYS", "1"));
        var task = (await TasksSystem.SendAsync(post, new TaskSession().Collection("POST").Json(new { title = "T" }))).Json;
        Assert.That(
            task.GetProperty("expires_at").GetDateTimeOffset() - task.GetProperty("created_at").GetDateTimeOffset(),
            Is.EqualTo(TimeSpan.FromDays(1)).Within(TimeSpan.FromSeconds(1)));
    }

    private static async Task StartAsync(string method, params (string, string?)[] variables)
    {
        await using var environment = await ExecutionEnvironment.StartAsync(
            TasksTests.System.SettingsOf(method).With(variables), TasksTests.System.Aws.Address);
    }
}
