using System.Text.Json;
using Tap.Tests.Functions.Aws;
using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Gateway;

public sealed class AuditTests
{
    private const string Marker = "confidential-content";

    private static GatewaySystem System => GatewayTests.System;

    [Test]
    public async Task An_audit_object_says_who_did_what_to_which_record_and_how_it_ended()
    {
        var id = await System.CreateAsync(new { });
        var request = GatewaySystem.Post(new { operation = "get", id });
        await System.SendAsync(request);
        var audit = System.Audit(request).Single();
        Assert.Multiple(() =>
        {
            Assert.That(audit.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[]
            {
                "time", "request_id", "caller", "key_name", "method", "route", "operation", "record_id", "outcome", "status", "duration_ms",
            }));
            Assert.That(
                audit.GetProperty("caller").GetRawText(),
                Is.EqualTo($$"""{"arn":"{{GatewaySystem.CallerArn}}","account":"123456789012","source_ip":"203.0.113.7"}"""));
            Assert.That(
                new[] { "request_id", "key_name", "method", "route", "operation", "record_id", "outcome" }.Select(
                    name => audit.GetProperty(name).GetString()),
                Is.EqualTo(new[] { request.RequestId, GatewaySystem.KeyName, "POST", "/lambda", "get", id, "succeeded" }));
            Assert.That(audit.GetProperty("status").GetInt32(), Is.EqualTo(200));
            Assert.That(System.S3.Keys(System.Settings.Environment["LOG_BUCKET"]), Has.One.EqualTo(
                string.Create(null, $"audit/{audit.GetProperty("time").GetDateTimeOffset():yyyy'/'MM'/'dd}/{request.RequestId}.json")));
        });
    }

    [TestCase("create", 201)]
    [TestCase("update", 200)]
    public async Task A_change_is_on_record_before_it_is_made_and_then_its_outcome(string operation, int status)
    {
        var request = await ChangeAsync(operation);
        Assert.That((await System.SendAsync(request)).Status, Is.EqualTo(status));
        Assert.That(System.Outcomes(request), Is.EqualTo(new[] { "pending", "succeeded" }));
    }

    [Test]
    public async Task A_change_that_is_refused_is_on_record_as_such()
    {
        var request = GatewaySystem.Post(
            new { operation = "update", id = await System.CreateAsync(new { }), version = 7, attributes = new { } });
        Assert.That((await System.SendAsync(request)).Status, Is.EqualTo(409));
        Assert.That(System.Outcomes(request), Is.EqualTo(new[] { "pending", "refused" }));
    }

    [Test]
    public async Task Without_its_audit_object_nothing_is_created()
    {
        await using var function = System.Start();
        var id = Guid.NewGuid().ToString();
        using var fault = System.Aws.Inject("s3:PutObject", Faults.Refusal("AccessDenied", "no"));
        var response = await GatewaySystem.SendAsync(function, GatewaySystem.Post(new { operation = "create", id, attributes = new { } }));
        var hasRow = await System.HasRowAsync(id);
        var failures = Failures(function.Stop());
        Assert.That((response.Status, response.Header("Retry-After"), hasRow, failures > 0), Is.EqualTo((503, "5", false, true)),
            response.ToString());
    }

    [Test]
    public async Task Without_its_audit_object_nothing_is_told()
    {
        var id = await System.CreateAsync(new { text = Marker });
        using var fault = System.Aws.Inject("s3:PutObject", Faults.Refusal("AccessDenied", "no"));
        var response = await System.SendAsync(GatewaySystem.Get(id));
        Assert.That((response.Status, response.ToString().Contains(Marker, StringComparison.Ordinal)), Is.EqualTo((503, false)));
    }

    [Test]
    public async Task A_change_whose_outcome_cannot_be_recorded_is_answered_truly_and_stays_pending()
    {
        await using var function = System.Start();
        var request = await ChangeAsync("create");
        using (System.Aws.Inject("s3:PutObject", Faults.Refusal("AccessDenied", "no"), skip: 1))
            Assert.That((await GatewaySystem.SendAsync(function, request)).Status, Is.EqualTo(201));
        Assert.That((System.Outcomes(request).Single(), Failures(function.Stop())), Is.EqualTo(("pending", 1)));
    }

    [TestCase("create", "dynamodb:PutItem")]
    [TestCase("update", "dynamodb:UpdateItem")]
    public async Task A_table_that_throttles_is_answered_with_when_to_come_back(string operation, string action)
    {
        var request = await ChangeAsync(operation);
        using var fault = System.Aws.Inject(action, Faults.Throttling);
        var response = await System.SendAsync(request);
        Assert.That((response.Status, response.Header("Retry-After"), System.Outcomes(request)[^1]), Is.EqualTo((503, "1", "failed")),
            response.ToString());
    }

    [Test]
    public async Task A_request_that_runs_out_of_time_is_on_record_as_failed()
    {
        var request = GatewaySystem.Get("any");
        await using var function = new LambdaFunction(
            System.Settings with { Timeout = TimeSpan.FromSeconds(10) }, System.Aws.Address, concurrency: 1);
        using var fault = System.Aws.Inject("dynamodb:GetItem", Faults.StalledAnswer);
        var response = await GatewaySystem.SendAsync(function, request);
        Assert.That((response.Status, string.Join(',', System.Outcomes(request))), Is.EqualTo((503, "failed")), response.ToString());
    }

    [Test]
    public async Task An_unforeseen_error_leaks_nothing()
    {
        var request = GatewaySystem.Get("any");
        using var fault = System.Aws.Inject("dynamodb:GetItem", Faults.Refusal("AccessDeniedException", "secret-internals"));
        var response = await System.SendAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(500));
            Assert.That(
                response.ToString(), Does.Not.Contain("secret-internals").And.Not.Contain("AccessDenied").And.Not.Contain("index.js"));
            Assert.That(System.Outcomes(request), Is.EqualTo(new[] { "failed" }));
        });
    }

    [Test]
    public async Task Neither_audit_objects_nor_logs_have_keys_or_content()
    {
        await using var function = System.Start(1, ("LOG_LEVEL", "DEBUG"));
        ProxyEvent[] requests =
        [
            GatewaySystem.Post(new { operation = "create", attributes = new { text = Marker } }),
            GatewaySystem.Post(new { operation = "create", attributes = new { text = new[] { new[] { Marker } } } }),
            GatewaySystem.Post(new
            {
                operation = "query",
                id = Marker + " no id",
                conditions = new[] { new { attribute = "text", @operator = "eq", value = Marker } },
            }),
            GatewaySystem.Get(Marker + " no id"),
        ];
        foreach (var request in requests)
            await GatewaySystem.SendAsync(function, request);
        await GatewaySystem.SendAsIsAsync(function, requests[0].Header("x-api-key", "guessed-key-of-somebody"));
        var written = function.Stop().Concat(requests.SelectMany(System.Audit).Select(audit => audit.GetRawText())).ToList();
        Assert.That(
            written,
            Has.Count.GreaterThan(10).And.None.Contains(Marker).And.None.Contains(GatewaySystem.ApiKey).And.None.Contains("guessed-key"));
    }

    private static async Task<ProxyEvent> ChangeAsync(string operation) => operation == "create"
        ? GatewaySystem.Post(new { operation, attributes = new { } })
        : GatewaySystem.Post(new { operation, id = await System.CreateAsync(new { }), version = 1, attributes = new { } });

    /// <summary>The sum of the metric that the stack has an alarm on.</summary>
    private static double Failures(IReadOnlyList<string> log) => log
        .Where(line => line.StartsWith('{'))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.TryGetProperty("AuditFailures", out _)
            && line.TryGetProperty("_aws", out _)
            && line.GetProperty("service").GetString() == System.Settings.Name)
        .Select(line => line.GetProperty("AuditFailures"))
        .Sum(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Sum(one => one.GetDouble()) : value.GetDouble());
}
