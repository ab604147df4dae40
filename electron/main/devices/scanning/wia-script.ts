/**
 * Windows Image Acquisition by its own automation objects, in PowerShell. Values come in as environment variables, so
 * that no name of a device is ever part of a script; pages go out in base64, so that none touches the disk.
 * Constants: WIA_IPS_CUR_INTENT 6146, XRES 6147, YRES 6148, XEXTENT 6151, YEXTENT 6152,
 * WIA_DPS_DOCUMENT_HANDLING_CAPABILITIES 3086, _SELECT 3088, WIA_DPS_PAGES 3096 (Microsoft, wiadef.h).
 */
export const listScript = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
foreach ($info in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
  if ($info.Type -ne 1) { continue }
  $sources = 'flatbed'
  try {
    $handling = $info.Connect().Properties.Item('3086').Value
    if ($handling -band 1) { $sources = if ($handling -band 2) { 'flatbed,feeder' } else { 'feeder' } }
  } catch { }
  "device\`t$($info.DeviceID)\`t$($info.Properties.Item('Name').Value)\`t$sources"
}`;

export const scanScript = `
$ErrorActionPreference = 'Stop'
try {
  $info = $null
  foreach ($each in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
    if ($each.DeviceID -eq $env:VENTANILLA_SCANNER) { $info = $each }
  }
  if ($null -eq $info) { 'problem\`t80210015'; exit }
  $device = $info.Connect()
  $feeder = $env:VENTANILLA_SCAN_SOURCE -eq 'feeder'
  try { $device.Properties.Item('3088').Value = $(if ($feeder) { 1 } else { 2 }) } catch { }
  try { $device.Properties.Item('3096').Value = 1 } catch { }
  $dots = [int]$env:VENTANILLA_SCAN_RESOLUTION
  $item = $device.Items.Item(1)
  $item.Properties.Item('6146').Value = 1
  $item.Properties.Item('6147').Value = $dots
  $item.Properties.Item('6148').Value = $dots
  foreach ($extent in @(@('6151', 210), @('6152', 297))) {
    $property = $item.Properties.Item($extent[0])
    $wanted = [int]($extent[1] / 25.4 * $dots)
    try { $property.Value = [Math]::Min($wanted, $property.SubTypeMax) } catch { }
  }
  $format = if ($env:VENTANILLA_SCAN_FORMAT -eq 'png') { '{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}' }
    else { '{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}' }
  $process = New-Object -ComObject WIA.ImageProcess
  $process.Filters.Add($process.FilterInfos.Item('Convert').FilterID)
  $process.Filters.Item(1).Properties.Item('FormatID').Value = $format
  if ($env:VENTANILLA_SCAN_FORMAT -eq 'jpeg') { $process.Filters.Item(1).Properties.Item('Quality').Value = 85 }
  $limit = if ($feeder) { [int]$env:VENTANILLA_SCAN_PAGES } else { 1 }
  for ($page = 1; $page -le $limit; $page++) {
    "scanning\`t$page"
    try { $image = $item.Transfer($format) }
    catch {
      $code = '{0:X8}' -f $_.Exception.HResult
      if ($page -gt 1 -and $code -eq '80210003') { break }
      "problem\`t$code"; break
    }
    if ($image.FormatID -ne $format) { $image = $process.Apply($image) }
    "page\`t$([Convert]::ToBase64String($image.FileData.BinaryData))"
  }
} catch { "problem\`t$('{0:X8}' -f $_.Exception.HResult)" }`;
