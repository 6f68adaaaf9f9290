using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.Provider;
using HashiCorp.Cdktf.Providers.Aws.S3Bucket;

var app = new App();
var stack = new TerraformStack(app, "demo");
_ = new AwsProvider(stack, "aws", new AwsProviderConfig { Region = "us-east-1" });
_ = new S3Bucket(stack, "bucket", new S3BucketConfig { Bucket = "b" });
app.Synth();
