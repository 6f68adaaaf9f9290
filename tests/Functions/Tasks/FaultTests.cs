using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Functions.Tasks;

public sealed class FaultTests
{
    private const string Secret = "table arn:aws:dynamodb:secret-internals";

    private readonly TaskSession session = new();

    private static IEnumerable<TestCaseData> Passing()
    {
        foreach (var (method, action) in new[]
        {
            ("GET", "dynamodb:Query"),
            ("POST", "dynamodb:PutItem"),
            ("PUT", "dynamodb:UpdateItem"),
            ("DELETE", "dynamodb:DeleteItem"),
        })
        {
            yield return new TestCaseData(method, action, Faults.Throttling).SetArgDisplayNames(method, "throttling");
            yield return new TestCaseData(method, action, Faults.InternalError).SetArgDisplayNames(method, "internal error");
            yield return new TestCaseData(method, action, Faults.DroppedConnection).SetArgDisplayNames(method, "dropped connection");
            if (method != "GET")
                yield return new TestCaseData(method, action, Faults.TransactionConflict)
                    .SetArgDisplayNames(method, "transaction conflict");
        }
    }

    [TestCaseSource(nameof(Passing))]
    public async Task A_fault_that_lasts_is_answered_with_when_to_come_back(string method, string action, Fault fault)
    {
        using var injected = TasksTests.System.Aws.Inject(action, fault);
        var response = await TaskSession.SendAsync(Request(method));
        Assert.Multiple(() =>
        {
            Assert.That((response.Status, response.Header("Retry-After")), Is.EqualTo((503, "1")), response.ToString());
            Assert.That(response.Header("Content-Type"), Is.EqualTo("application/problem+json"));
            Assert.That(response.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
        });
    }

    [TestCaseSource(nameof(Passing))]
    public async Task A_fault_that_passes_is_not_noticed(string method, string action, Fault fault)
    {
        using var injected = TasksTests.System.Aws.Inject(action, fault, times: 1);
        Assert.That(
            (await TaskSession.SendAsync(Request(method))).Status, Is.EqualTo(method switch { "POST" => 201, "GET" => 200, _ => 404 }));
    }

    [TestCase("GET", "dynamodb:Query")]
    [TestCase("POST", "dynamodb:PutItem")]
    [TestCase("PUT", "dynamodb:UpdateItem")]
    [TestCase("DELETE", "dynamodb:DeleteItem")]
    public async Task An_unforeseen_error_leaks_nothing(string method, string action)
    {
        await using var function = TasksTests.System.Start(method);
        using var injected = TasksTests.System.Aws.Inject(action, Faults.Refusal("AccessDeniedException", Secret));
        var request = Request(method);
        var response = await TasksSystem.SendAsync(function, request);
        var log = string.Join('\n', function.Stop());
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(500));
            Assert.That(
                response.ToString(), Does.Not.Contain("secret-internals").And.Not.Contain("AccessDenied").And.Not.Contain("index.js"));
            Assert.That(response.Json.GetProperty("instance").GetString(), Is.EqualTo($"urn:uuid:{request.RequestId}"));
            Assert.That(
                response.Json.EnumerateObject().Select(member => member.Name),
                Is.EquivalentTo(new[] { "type", "title", "status", "detail", "instance" }));
            Assert.That(log, Does.Contain("secret-internals").And.Contain(request.RequestId), "the log tells what the answer does not");
        });
    }

    [Test]
    public async Task An_answer_that_takes_too_long_is_not_waited_for()
    {
        var id = await session.CreateIdAsync();
        using var injected = TasksTests.System.Aws.Inject("dynamodb:GetItem", Faults.Delay(TimeSpan.FromMinutes(1)), times: 1);
        Assert.That((await session.GetAsync(id)).Status, Is.EqualTo(200));
    }

    [TestCase("GET", "dynamodb:Query", 200)]
    [TestCase("POST", "dynamodb:PutItem", 201)]
    [TestCase("PUT", "dynamodb:UpdateItem", 404)]
    [TestCase("DELETE", "dynamodb:DeleteItem", 404)]
    [TestCase("GET", "ssm:GetParameter", 200)]
    public async Task An_answer_that_stops_halfway_is_asked_for_again(string method, string action, int status)
    {
        await using var function = TasksTests.System.Start(method, concurrency: 1);
        using var injected = TasksTests.System.Aws.Inject(action, Faults.StalledAnswer, times: 1);
        Assert.That((await TasksSystem.SendAsync(function, Request(method))).Status, Is.EqualTo(status));
    }

    [TestCase("GET", "dynamodb:Query")]
    [TestCase("POST", "dynamodb:PutItem")]
    [TestCase("PUT", "dynamodb:UpdateItem")]
    [TestCase("DELETE", "dynamodb:DeleteItem")]
    [TestCase("GET", "ssm:GetParameter")]
    public async Task A_request_is_answered_before_Lambda_ends_the_function(string method, string action)
    {
        await using var function = TasksTests.System.StartWithin(TimeSpan.FromSeconds(5), method);
        using var injected = TasksTests.System.Aws.Inject(action, Faults.StalledAnswer);
        var response = await TasksSystem.SendAsync(function, Request(method));
        Assert.That((response.Status, response.Header("Content-Type")), Is.EqualTo((503, "application/problem+json")), response.ToString());
        Assert.That(response.Header("Retry-After"), Is.Not.Null);
    }

    private ProxyEvent Request(string method) => method switch
    {
        "GET" => session.Collection(method),
        "POST" => session.Collection(method).Json(new { title = "T" }),
        "PUT" => session.One(method, Guid.CreateVersion7().ToString()).Json(new { title = "T" }),
        _ => session.One(method, Guid.CreateVersion7().ToString()),
    };
}
