using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.S3.Model;

namespace Tap.Tests.EndToEnd;

/// <summary>
/// The <c>gateway</c> stack from deployment to destruction, over HTTP. On AWS, <c>TAP_ALLOWED_IPS</c> must have this machine's address; an
/// emulator is taken to run on this machine. On AWS <c>foundation</c> must be deployed, whose role the stage logs through.
/// </summary>
[Category("EndToEnd")]
public sealed class GatewayEndToEndTests
{
    private const string Key = "end-to-end-key-0123456789";

    private static readonly string Region =
        Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } region ? region : "us-east-1";
    private static readonly string? Endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")?.TrimEnd('/');

    private readonly string id = Guid.NewGuid().ToString();
    private DeployedStack stack = null!;
    private HttpClient http = null!;
    private string url = null!;

    [OneTimeSetUp]
    public async Task DeployAsync()
    {
        FoundationOfTheRun.Ensure();
        stack = DeployedStack.Apply(
            "gateway",
            ("TAP_ALLOWED_IPS", Environment.GetEnvironmentVariable("TAP_ALLOWED_IPS") ?? (Endpoint is null ? "" : "127.0.0.1")),
            // Under this suffix there is no foundation, and no bucket of its.
            ("TAP_ACCESS_LOG_BUCKET", "none"));
        var api = stack.Terraform.Output("api-gateway-id");
        url = Endpoint is null
            ? $"https://{api}.execute-api.{Region}.amazonaws.com/prod/lambda"
            : $"{Endpoint}/restapis/{api}/prod/_user_request_/lambda";
        http = new HttpClient(new SignatureHandler("execute-api", Region));
        http.DefaultRequestHeaders.Add("x-api-key", Key);
        await PutKeyAsync();
    }

    [OneTimeTearDown]
    public void Destroy()
    {
        http?.Dispose();
        stack?.Dispose();
    }

    [Test, Order(1)]
    public async Task All_operations_work_over_http() => Assert.Multiple(async () =>
    {
        Assert.That(await StatusAsync(new { operation = "create", id, attributes = new { size = 5 } }), Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await StatusAsync(new { operation = "get", id }), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await StatusAsync(new { operation = "update", id, version = 1, attributes = new { size = 6 } }), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await StatusAsync(new { operation = "update", id, version = 1, attributes = new { size = 7 } }),
            Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await StatusAsync(new { operation = "query", id }), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(new { operation = "list" }), Is.EqualTo(HttpStatusCode.OK));
        var read = await http.GetFromJsonAsync<JsonElement>($"{url}/{id}");
        Assert.That(read.GetProperty("attributes").GetProperty("size").GetInt32(), Is.EqualTo(6));
    });

    [Test, Order(2)]
    public async Task Without_the_key_or_a_signature_nobody_gets_in()
    {
        using var withoutKey = new HttpClient(new SignatureHandler("execute-api", Region));
        using var unsigned = new HttpClient();
        unsigned.DefaultRequestHeaders.Add("x-api-key", Key);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await withoutKey.PostAsJsonAsync(url, new { operation = "list" })).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await unsigned.PostAsJsonAsync(url, new { operation = "list" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test, Order(3)]
    public async Task Each_request_that_reached_the_function_has_its_audit_object()
    {
        using var s3 = ObjectStorage.Client();
        var audited = await s3.ListObjectsV2Async(new ListObjectsV2Request
        {
            BucketName = stack.Terraform.Output("s3-log-bucket-name"),
            Prefix = "audit/",
        });

        // Seven with the key, one without it; the unsigned one was refused before.
        Assert.That(audited.S3Objects, Has.Count.EqualTo(8));
    }

    [Test, Order(4)]
    public void A_second_plan_is_empty() => stack.AssertSecondPlanIsEmpty();

    [Test, Order(5)]
    public void Destroying_leaves_nothing() => stack.AssertDestroyLeavesNothing();

    private async Task<HttpStatusCode> StatusAsync(object request) => (await http.PostAsJsonAsync(url, request)).StatusCode;

    // As an operator does, with the AWS CLI.
    private async Task PutKeyAsync()
    {
        using var secrets = new HttpClient(new SignatureHandler("secretsmanager", Region));
        var body = JsonSerializer.Serialize(new
        {
            SecretId = stack.Terraform.Output("api-key-secret-arn"),
            SecretString = JsonSerializer.Serialize(new { keys = new { endToEnd = Key } }),
            ClientRequestToken = Guid.NewGuid().ToString(),
        });
        using var request = new HttpRequestMessage(
            HttpMethod.Post, Endpoint is null ? $"https://secretsmanager.{Region}.amazonaws.com/" : $"{Endpoint}/")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/x-amz-json-1.1")),
        };
        request.Headers.Add("X-Amz-Target", "secretsmanager.PutSecretValue");
        var answer = await secrets.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }
}
