using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tap.Tests.EndToEnd;

/// <summary>
/// The <c>processing</c> stack from deployment to destruction: functions invoked directly, events by S3, retries and dead letters by
/// Lambda.
/// </summary>
[Category("EndToEnd")]
public sealed class ProcessingEndToEndTests
{
    private DeployedStack stack = null!;
    private string region = null!;

    [OneTimeSetUp]
    public void Deploy()
    {
        stack = DeployedStack.Apply("processing", ("TAP_RESERVED_CONCURRENCY", "false"));
        region = stack.Terraform.Output("region");
    }

    [OneTimeTearDown]
    public void Destroy() => stack?.Dispose();

    [Test, Order(1)]
    public async Task What_is_submitted_is_processed_listed_and_read()
    {
        var submitted = await InvokeApiHandlerAsync(
            new { action = "submit", records = new object[] { new { type = "order", total = 12 }, new { type = "refund" } } });
        var id = submitted.GetProperty("answer").GetProperty("id").GetString()!;

        var submission = await UntilAsync(
            async () => (await InvokeApiHandlerAsync(new { action = "get", id })).GetProperty("answer"),
            answer => answer.GetProperty("status").GetString() == "processed", TimeSpan.FromMinutes(1));
        var listed = (await InvokeApiHandlerAsync(new { action = "list" })).GetProperty("answer").GetProperty("submissions");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(submission.GetProperty("result").GetProperty("record_count").GetInt32(), Is.EqualTo(2));
            Assert.That(listed.EnumerateArray().Select(item => item.GetProperty("id").GetString()), Does.Contain(id));
        }
    }

    [Test, Order(2)]
    public async Task An_event_that_cannot_be_handled_ends_in_the_dead_letter_queue_after_its_retries()
    {
        var mark = Guid.NewGuid().ToString();
        await InvokeAsync("processor-arn", new { Records = new[] { new { poison = mark } } }, "Event");

        var messages = await UntilAsync(
            ReceiveAsync, received => received.Contains(mark, StringComparison.Ordinal), TimeSpan.FromMinutes(5));
        Assert.That(messages, Does.Contain(mark));
    }

    [Test, Order(3)]
    public void A_second_plan_is_empty() => stack.AssertSecondPlanIsEmpty();

    [Test, Order(4)]
    public void Destroying_leaves_nothing() => stack.AssertDestroyLeavesNothing();

    private async Task<JsonElement> InvokeApiHandlerAsync(object payload) =>
        JsonDocument.Parse(await InvokeAsync("api-handler-arn", payload, "RequestResponse")).RootElement;

    private async Task<string> InvokeAsync(string output, object payload, string type)
    {
        var function = stack.Terraform.Output(output).Split(':')[^1];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Endpoint("lambda")}/2015-03-31/functions/{function}/invocations")
        {
            Content = JsonContent.Create(payload),
        };
        request.Headers.Add("X-Amz-Invocation-Type", type);
        return await SendAsync("lambda", request);
    }

    private async Task<string> ReceiveAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Endpoint("sqs")}/")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { QueueUrl = stack.Terraform.Output("dlq-url"), VisibilityTimeout = 0 }),
                Encoding.UTF8,
                "application/x-amz-json-1.0"),
        };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.ReceiveMessage");
        return await SendAsync("sqs", request);
    }

    private async Task<string> SendAsync(string service, HttpRequestMessage request)
    {
        using var http = new HttpClient(new SignatureHandler(service, region));
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{service} answered {(int)answer.StatusCode}: {body}");
        return body;
    }

    private string Endpoint(string service) =>
        Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } endpoint
            ? endpoint.TrimEnd('/')
            : $"https://{service}.{region}.amazonaws.com";

    private static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isThere, TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        for (var value = await read(); ; value = await read())
        {
            if (isThere(value))
                return value;
            if (DateTime.UtcNow > end)
                throw new AssertionException($"It did not come within {patience}; the last was: {value}");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }
}
